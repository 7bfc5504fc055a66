"use client";
// Asks before something is taken away.

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Problem } from "../reason";

interface ConfirmProps {
  title: string;
  note: string;
  /** What the button does, in words. */
  action: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

export function Confirm({ title, note, action, onConfirm, onClose }: ConfirmProps) {
  const t = useTranslations("confirm");
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(function openAtOnce() {
    dialog.current?.showModal();
  }, []);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      dialog.current?.close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="confirm-title"
      className="card m-auto w-[420px] max-w-[92vw] p-5 text-ink backdrop:bg-black/30"
    >
      <h2 id="confirm-title" className="font-serif text-[19px]/[1.3] font-semibold" dir="auto">
        {title}
      </h2>
      <p className="mt-2 text-soft">{note}</p>
      {problem && <Problem message={problem} className="mt-2" />}
      <p className="mt-4 flex justify-end gap-2">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t("keep")}
        </button>
        <button type="button" className="button primary" disabled={busy} onClick={() => void confirm()}>
          {action}
        </button>
      </p>
    </dialog>
  );
}
