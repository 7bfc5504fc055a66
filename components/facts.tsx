"use client";
// What an incident was after all: its type, its date, how many it killed and wounded, and who took part, as a reader sets them.

import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { IncidentView } from "@/lib/answers";
import { type DateRange, type Fact, INCIDENT_TYPES, type PeopleSaid, SUBTYPES, type Verdict } from "@/lib/types";
import { useActorPhrases } from "./actor-names";
import { ActorsField, type Chosen } from "./actors-field";
import { WordBox } from "./correct";
import { DateField } from "./date-field";
import { useStated } from "./excerpt";
import { PeopleField } from "./people-field";
import { useWords } from "./words";

/** As far as it is not as found. */
type Said = Pick<Verdict, Fact>;

interface FactsProps {
  incident: IncidentView;
  /** What was said of it was said of the report that it goes with. */
  inherited: boolean;
  busy: boolean;
  onClose: () => void;
  /** What a reader says, and what a screen reader is told of it. */
  onSay: (said: Said, told: string) => void;
  onTakeBack: () => void;
}

/** What the form holds; a number of people that cannot be is undefined. */
interface Held {
  subtype: string;
  date: DateRange | null;
  deaths: PeopleSaid | null | undefined;
  injuries: PeopleSaid | null | undefined;
  actors: Chosen[];
}

const SAME: { [fact in Fact]: (a: Held[fact], b: Held[fact]) => boolean } = {
  subtype: (a, b) => a === b,
  date: (a, b) =>
    a === null || b === null ? a === b : a.from === b.from && a.to === b.to && a.precision === b.precision,
  deaths: isSamePeople,
  injuries: isSamePeople,
  actors: (a, b) => whoIn(a) === whoIn(b),
};

function isSamePeople(a: PeopleSaid | null | undefined, b: PeopleSaid | null | undefined): boolean {
  return a && b ? a.low === b.low && a.high === b.high : a === b;
}

const whoIn = (actors: readonly Chosen[]): string =>
  actors
    .map(({ id, role }) => `${role} ${id}`)
    .sort()
    .join();

/** As it stands. */
const heldOf = ({ subtype, date, deathsRange, injuriesRange, actors }: IncidentView): Held => ({
  ...{ subtype, date, deaths: deathsRange, injuries: injuriesRange },
  actors: actors.map(({ id, name, role }) => ({ id, name, role })),
});

/** As the rules found it; what could not be said when it was judged is as it stands. */
function foundOf(incident: IncidentView): Held {
  const { found } = incident.byHand ?? {};
  return found ? { ...heldOf(incident), ...found } : heldOf(incident);
}

/** What is to be said: what is not as found; and what goes with another report is as found only if that is said of it. */
function saidOf(held: Held, incident: IncidentView, inherited: boolean): Said {
  const found = foundOf(incident);
  const isSaid = <F extends Fact>(fact: F) =>
    !SAME[fact](held[fact], found[fact]) || (inherited && incident.byHand?.[fact] !== undefined);
  // Words of the text that tell no number cannot be said.
  const isNumber = (people: Held["deaths"]) => !people || people.low !== null || people.high !== null;
  const { subtype, date, deaths, injuries, actors } = held;
  return {
    ...(isSaid("subtype") && { subtype }),
    ...(isSaid("date") && { date }),
    ...(isSaid("deaths") && isNumber(deaths) && { deaths }),
    ...(isSaid("injuries") && isNumber(injuries) && { injuries }),
    ...(isSaid("actors") && { actors: actors.map(({ id, role }) => ({ id, role })) }),
  };
}

export function Facts({ incident, inherited, busy, onClose, onSay, onTakeBack }: FactsProps) {
  const t = useTranslations("verdict");
  const tCorrect = useTranslations("correct");
  const words = useWords();
  const factsOf = useFacts(incident);
  const id = useId();
  const [held, setHeld] = useState(() => heldOf(incident));
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const hold = (change: Partial<Held>) => setHeld(now => ({ ...now, ...change }));
  useEffect(
    function goToWhatIsWrong() {
      if (tried) root.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    },
    [tried],
  );
  const save = () => {
    const isWrong = held.deaths === undefined || held.injuries === undefined;
    setTried(isWrong);
    if (isWrong) return;
    const before = heldOf(incident);
    const changed = (Object.keys(SAME) as Fact[]).filter(
      fact => !SAME[fact](held[fact] as never, before[fact] as never),
    );
    if (changed.length === 0) return onClose();
    onSay(saidOf(held, incident, inherited), t("corrected", { what: factsOf(held, changed) }));
  };
  const wordsOf = (of: "deaths" | "injuries") => {
    const range = incident[`${of}Range`];
    return range && range.low === null && range.high === null ? incident[of] : "";
  };
  return (
    <WordBox legend={t("legend")} busy={busy} onClose={onClose} root={root}>
      <label htmlFor={id} className="block text-[13px]">
        {t("type")}
      </label>
      <select
        id={id}
        className="field mt-1 mb-2 w-full"
        value={held.subtype}
        onChange={event => hold({ subtype: event.target.value })}
      >
        {INCIDENT_TYPES.map(type => (
          <optgroup key={type} label={words.type(type)}>
            {Object.entries(SUBTYPES).map(
              ([name, its]) =>
                its === type && (
                  <option key={name} value={name}>
                    {words.subtype({ type, subtype: name })}
                  </option>
                ),
            )}
          </optgroup>
        ))}
      </select>
      <DateField range={held.date} onPut={date => hold({ date })} />
      {(["deaths", "injuries"] as const).map(of => (
        <PeopleField
          key={of}
          label={t(of === "deaths" ? "killed" : "wounded")}
          people={incident[`${of}Range`]}
          words={wordsOf(of)}
          tried={tried}
          onPut={people => {
            setTried(false);
            hold({ [of]: people });
          }}
        />
      ))}
      <ActorsField actors={held.actors} onPut={actors => hold({ actors })} />
      <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1">
        <button type="button" className="button" onClick={save}>
          {t("save")}
        </button>
        {incident.byHand && (
          <button type="button" className="link min-h-6" onClick={onTakeBack}>
            {tCorrect("back")}
          </button>
        )}
      </div>
      <p aria-live="polite" className="mt-2 text-soft">
        {tCorrect(busy ? "busy" : "note")}
      </p>
    </WordBox>
  );
}

/** Facts as they are held, in words. */
function useFacts(incident: IncidentView): (held: Held, facts: readonly Fact[]) => string {
  const t = useTranslations("verdict");
  const tDate = useTranslations("date");
  const tIncident = useTranslations("incident");
  const words = useWords();
  const stated = useStated();
  const phrasesOf = useActorPhrases();
  return ({ subtype, date, deaths, injuries, actors }, facts) => {
    const told: Record<Fact, () => string> = {
      subtype: () => words.subtype({ type: incident.type, subtype }),
      date: () => (date ? words.date(date) : tDate("none")),
      deaths: () => (deaths ? tIncident("deaths", { number: stated("", deaths) }) : t("noKilled")),
      injuries: () => (injuries ? tIncident("injuries", { number: stated("", injuries) }) : t("noWounded")),
      actors: () => phrasesOf({ actors }).join(tIncident("and")) || t("noActors"),
    };
    return facts.map(fact => told[fact]()).join(tIncident("and"));
  };
}
