// The headline, which tells what the report below it tells again.

import type { Incident, Span } from "@/lib/types";
import { AGAIN, daysAgree, numbersAgree, piece, UNLOCATED } from "../events";
import { type Account, dateBehind, PLACED_BEHIND } from "./account";
import { takeKindOf } from "./kinds";

/** Incidents behind a headline among which the one is that it announces. */
const LEAD = 4;

/**
 * "Bomb kills two", a line of its own above the report, tells the first event in it that may be this one: where it says no more, that
 * event's day, place and kind are its own.
 * @param agree whether both may have been at one place
 * @param narrow whether an incident is at a place that says where it was
 */
export function readHeadline(
  text: string,
  { incidents }: Account,
  agree: (a: Incident, b: Incident) => boolean,
  narrow: (incident: Incident) => boolean,
): void {
  const [headline] = incidents;
  if (headline === undefined || !isHeadline(text, headline.sentence)) return;
  const { end } = headline.sentence;
  const below = incidents.filter(({ sentence }) => sentence.start >= end).slice(0, LEAD);
  for (const incident of incidents) {
    if (incident.sentence.start >= end) break;
    const { type, status, date, mention } = incident;
    if ((date !== null && mention !== null) || status !== "reported") continue;
    // "Town counts 90 dead", "Police killed in attack": of what they died the report says.
    const general = isGeneral(text, incident);
    const leads = below.filter(
      of =>
        (courseOf(of.type) === courseOf(type) || (general && VIOLENT.test(of.subtype))) &&
        of.status === "reported" &&
        (date === null ? of.date?.precision === "day" : of.date !== null && daysAgree(of.date, date)) &&
        numbersAgree(incident.deaths, of.deaths) !== false &&
        agree(incident, of),
    );
    const lead = leads.find(of => of.type === type && !general) ?? leads[0];
    if (lead === undefined) continue;
    if (date === null) dateBehind({ incident }, lead.date!);
    if (general) takeKindOf(incident, lead);
    if (mention === null && narrow(lead)) {
      Object.assign(incident, { type: lead.type, subtype: lead.subtype, mention: lead.mention });
      if (lead.described) incident.described = lead.described;
      incident.evidence = incident.evidence.filter(({ feature }) => feature !== UNLOCATED);
      incident.evidence.push(piece(PLACED_BEHIND, "named in the sentence behind"));
    }
    incident.evidence.push(piece(AGAIN, "the report below tells it again"));
    incident.again = incidents.indexOf(lead);
  }
}

/** Of crowds: what people are killed or hurt in, too. */
const VIOLENT = /^(?:excessive|violent|mob)/;
const GENERAL = /attack|assault|violence|massacre|carnage|bloodshed|operation|هجوم|هجمات|اعتداء|مجزرة|عنف|عملي/i;

/** People killed or hurt, or an attack, by nobody who is named. */
function isGeneral(text: string, { evidence, trigger, actors }: Incident): boolean {
  return (
    evidence.some(
      ({ feature }) =>
        feature === "rule-harm" ||
        (/^rule-(?:noun|assault)$/.test(feature) && GENERAL.test(text.slice(trigger.start, trigger.end))),
    ) && !actors.some(({ role }) => role === "by")
  );
}

/** Gunmen and their victims are a clash to one sentence and an attack to the next, and the attack may have been one with rockets. */
const courseOf = (type: Incident["type"]): string =>
  type === "battles" || type === "explosions" ? "violence-against-civilians" : type;

/** Signs of a headline at most. */
const HEADLINE = 160;

/** The first line, without a stop at its end ("Not again! Mortars hit Hit"). */
export function isHeadline(text: string, { start, end }: Span): boolean {
  return (
    start < HEADLINE &&
    !text.slice(0, start).trimStart().includes("\n") &&
    /^[^\S\n]*\n/.test(text.slice(end, end + 8)) &&
    !/[.!?؟…]$/.test(text.slice(start, end))
  );
}
