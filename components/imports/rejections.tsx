"use client";
// What did not go in, each with its reason; to be read here, or taken along.

import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ImportAnswer } from "@/lib/review";
import { Problem, Reason } from "../reason";
import { useReasons, useTextNames } from "../reasons";
import { downloadRejected } from "./asks";

/** Rows that are drawn; the file has them all. */
const SHOWN = 200;

export function Rejections({ answer, className = "" }: { answer: ImportAnswer; className?: string }) {
  const t = useTranslations("rejected");
  const saidOf = useReasons();
  const nameOf = useTextNames();
  const [problem, setProblem] = useState("");
  const { rejections } = answer;
  if (rejections.length === 0) return null;
  const save = (format: "csv" | "json") =>
    void downloadRejected(answer.id, format).catch(error => setProblem(error.message));
  return (
    <section aria-labelledby="rejected" className={className} data-testid="rejected">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="rejected" className="eyebrow grow">
          {t("title", { count: rejections.length })}
        </h2>
        {(["csv", "json"] as const).map(format => (
          <button key={format} type="button" className="button" onClick={() => save(format)}>
            <Download size={13} aria-hidden="true" />
            {t(format)}
          </button>
        ))}
      </div>
      {problem && <Problem message={problem} />}
      <ul className="mt-2 border-t border-rule">
        {rejections.slice(0, SHOWN).map(({ source, reason }, index) => (
          <li key={index} className="border-b border-rule py-2">
            <p className="font-medium break-words">
              <bdi>{nameOf(source)}</bdi>
            </p>
            <p className="text-[13px] break-words text-soft">
              <Reason {...saidOf(reason)} />
            </p>
          </li>
        ))}
        {rejections.length > SHOWN && (
          <li className="py-2 text-soft">{t("more", { count: rejections.length - SHOWN })}</li>
        )}
      </ul>
    </section>
  );
}
