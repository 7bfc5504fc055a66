"use client";
// What was just done for the reader, in words, with the way to undo it. It stays until it is gone, closed, or followed by another.

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { saidAnew } from "./correct";
import { type Counted, type Deed, offer, tell, useOffered } from "./moment";

export function Toast() {
  const deed = useOffered();
  return deed && <Offer key={deed.text + deed.undo.length} deed={deed} />;
}

function Offer({ deed: { text, undo, undone, follow } }: { deed: Deed }) {
  const t = useTranslations("toast");
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const takeBack = async () => {
    setBusy(true);
    try {
      await saidAnew<Counted>(client, undo, answers => {
        const now = answers.at(-1);
        if (now) follow?.(now);
      });
      tell(undone);
      offer(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  // A screen reader is told by what tells of every change.
  return (
    <section
      aria-label={t("label")}
      data-testid="toast"
      className="no-print card fixed inset-x-4 bottom-4 z-[1300] mx-auto flex w-fit max-w-[480px] items-center gap-3 py-2 ps-4 pe-2 text-[13px] shadow-card"
    >
      <span>{problem ? t("failed", { why: problem }) : text}</span>
      <button type="button" className="button shrink-0" aria-disabled={busy} onClick={() => !busy && void takeBack()}>
        {t("undo")}
      </button>
      <button
        type="button"
        aria-label={t("close")}
        className="shrink-0 rounded p-2 text-soft hover:text-ink"
        onClick={() => offer(null)}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </section>
  );
}
