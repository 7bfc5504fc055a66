"use client";
// The token that writing needs where the server listens to more than its own machine: asked for once, kept for the session.

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Reason } from "../reason";
import { useReasons } from "../reasons";

const KEY = "token";

export function tokenHeader(): Record<string, string> {
  const token = sessionStorage.getItem(KEY);
  return token ? { authorization: `Bearer ${token}` } : {};
}

let asking: { why: string; answer: Promise<boolean>; done: (given: boolean) => void } | null = null;
let show: (() => void) | null = null;

/** Asks the reader; whether there is a token now. Several that ask at once share one answer. */
export function tokenFor(why: string): Promise<boolean> {
  if (asking) return asking.answer;
  let done = (_given: boolean) => {};
  const answer = new Promise<boolean>(resolve => {
    done = resolve;
  });
  asking = { why, answer, done };
  show?.();
  return answer;
}

export function TokenDialog() {
  const t = useTranslations("token");
  const saidOf = useReasons();
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState("");
  useEffect(function listen() {
    show = () => {
      if (!asking) return;
      setWhy(asking.why);
      dialog.current?.showModal();
    };
    show();
    return () => {
      show = null;
    };
  }, []);
  const end = (given: boolean) => {
    asking?.done(given);
    asking = null;
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="token-title"
      onClose={() => end(false)}
      className="card m-auto w-96 max-w-[92vw] p-5 text-ink backdrop:bg-black/30"
    >
      <form
        method="dialog"
        onSubmit={event => {
          const given = String(new FormData(event.currentTarget).get("token") ?? "").trim();
          if (given === "") return;
          sessionStorage.setItem(KEY, given);
          end(true);
        }}
      >
        <h2 id="token-title" className="font-serif text-[19px] font-semibold">
          {t("title")}
        </h2>
        <p className="mt-1 text-soft">
          <Reason {...saidOf(why)} />
        </p>
        {/* Whose it is, for the browser's keeper of passwords. */}
        <input type="text" name="username" autoComplete="username" value="dateline" readOnly hidden />
        <label className="mt-3 block text-[13px]">
          {t("label")}
          <input name="token" type="password" autoComplete="current-password" required className="field mt-1 w-full" />
        </label>
        <p className="mt-4 flex justify-end gap-2">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {t("cancel")}
          </button>
          <button type="submit" className="button primary">
            {t("use")}
          </button>
        </p>
      </form>
    </dialog>
  );
}
