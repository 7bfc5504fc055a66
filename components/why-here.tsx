"use client";
// Why this place and no other: the name that matched and by which rule, what spoke for it with what it weighed, who lost and by how
// much.

import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Excerpt } from "@/lib/answers";
import type { CorrectProps } from "./correct";
import { useWhereabouts } from "./province-names";
import { Reason } from "./reason";
import { useReasons } from "./reasons";
import { useWords } from "./words";

/** Behind the first map: few correct anything. */
export const Correct = dynamic(() => import("./correct"), { ssr: false });
export const Verdict = dynamic(() => import("./verdict"), { ssr: false });
export const TakeBack = dynamic(() => import("./together").then(({ TakeBack }) => TakeBack), { ssr: false });

type Reasoned = Pick<Excerpt, "evidence" | "runnersUp" | "literal">;

interface WhyHereProps {
  found: Reasoned;
  /** Of the place, whatever was found there. */
  confidence: number;
  /** As it stands in the text. */
  written: string;
  /** Where that can be corrected. */
  correct?: Pick<CorrectProps, "articleId" | "span" | "now" | "excerpt"> | undefined;
}

/** Shown before the rest is asked for. */
const SHOWN = 5;

export function WhyHere({ found, confidence, written, correct }: WhyHereProps) {
  const t = useTranslations("popup");
  const tWhy = useTranslations("why");
  const words = useWords();
  const whereabouts = useWhereabouts();
  const saidOf = useReasons();
  const [all, setAll] = useState(false);
  // How the name was matched weighs nothing by itself, and comes first: the rest is about what it says.
  const rules = found.evidence.filter(({ feature }) => UNWEIGHED.test(feature));
  const weighed = found.evidence.filter(({ feature }) => !UNWEIGHED.test(feature));
  return (
    <div className="text-[12.5px] text-soft">
      {rules.map(({ feature, note }) => (
        // What is quoted stays as it is written.
        <p key={feature} className={`text-ink ${feature.startsWith("name-") ? "" : "first-letter:uppercase"}`}>
          {feature.startsWith("name-") && (
            <>
              {t("quoted", { text: written })}
              {": "}
            </>
          )}
          <Reason {...saidOf(note)} />
        </p>
      ))}
      <p className="mt-0.5">
        {tWhy("confidenceOfPlace", { value: words.hundredths(confidence) })}
        {!found.literal && !rules.some(({ feature }) => feature === "metonymic") && <> · {t("metonymic")}</>}
      </p>
      <ul className="mt-1.5 space-y-0.5">
        {(all ? weighed : weighed.slice(0, SHOWN)).map(({ feature, value, weight, note }) => (
          <Weighed
            key={feature + note}
            weight={`${value * weight < 0 ? "−" : "+"}${words.hundredths(Math.abs(value * weight))}`}
          >
            <Reason {...saidOf(note || feature)} />
          </Weighed>
        ))}
      </ul>
      {weighed.length > SHOWN && !all && (
        <button type="button" className="link ms-[46px] min-h-6" onClick={() => setAll(true)}>
          {t("moreEvidence", { count: weighed.length - SHOWN })}
        </button>
      )}
      {found.runnersUp.length === 0 ? (
        <p className="mt-1.5">{t("noRunnersUp")}</p>
      ) : (
        <>
          <p className="mt-2 font-medium text-ink">{t("runnersUp")}</p>
          <ul className="mt-0.5 space-y-0.5">
            {found.runnersUp.slice(0, 5).map(place => (
              <Weighed key={place.placeId} weight={words.hundredths(place.score)}>
                <bdi className="text-ink">{words.name(place)[0]}</bdi>
                {[words.kind(place.kind), ...whereabouts(place)].map(part => (
                  <span key={part}> · {part}</span>
                ))}
              </Weighed>
            ))}
          </ul>
        </>
      )}
      {correct && <Correct {...correct} written={written} found={found} />}
    </div>
  );
}

/** How the name was matched, and what it was taken to stand for. */
const UNWEIGHED = /^(?:name-|metonymic$|demonym$|position$|by-hand$)/;

function Weighed({ weight, children }: { weight: string; children: React.ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span dir="ltr" className="w-9 shrink-0 text-end tabular-nums">
        {weight}
      </span>
      <span>{children}</span>
    </li>
  );
}
