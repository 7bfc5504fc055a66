"use client";
// Imports that are not done: a review that waits is never lost from sight.

import { useTranslations } from "use-intl";
import { useImports } from "./asks";
import { ImportLine } from "./import-line";

export function Waiting() {
  const t = useTranslations("add");
  const { data } = useImports();
  const waiting = data?.imports.filter(({ state }) => state !== "done" && state !== "unfinished") ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="mt-12">
      <h2 className="eyebrow">{t("waiting")}</h2>
      <ul className="mt-1 border-y border-rule">
        {waiting.map(row => (
          <li key={row.id} className="border-b border-rule py-2.5 last:border-0">
            <ImportLine row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
