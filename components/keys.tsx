"use client";
// The keys, on a page of their own: `?` shows it.

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";

const KEYS = [
  ["/", "search"],
  ["Esc", "escape"],
  ["j", "down"],
  ["k", "up"],
  ["Enter", "enter"],
  ["o", "open"],
  ["← →", "arrows"],
  ["n p", "mentions"],
  ["+ − ↑ ↓", "pan"],
  ["↑ ↓ ← →", "symbols"],
  ["↑ ↓ ← →", "filters"],
  ["?", "help"],
] as const;

export function openKeys(): void {
  document.querySelector<HTMLDialogElement>("#keys")?.showModal();
}

export function Keys() {
  const t = useTranslations("keys");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(function listenForHelp() {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "?" && !(event.target as HTMLElement).matches("input, textarea, select")) openKeys();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <dialog
      ref={dialog}
      id="keys"
      aria-labelledby="keys-title"
      className="card m-auto w-96 max-w-[92vw] p-5 text-ink backdrop:bg-black/30"
    >
      <h2 id="keys-title" className="mb-3 font-serif text-[19px] font-semibold">
        {t("title")}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt dir="ltr" className="text-end">
              {key.split(" ").map(each => (
                <kbd key={each} className="ms-1 rounded border border-rule bg-paper px-1.5 py-0.5 text-[12px]">
                  {each}
                </kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-5 text-end">
        <button type="submit" className="button">
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}
