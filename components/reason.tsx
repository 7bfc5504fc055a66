"use client";
// A reason on the page, in its own language and direction; and what went wrong, said where it did.

import type { ReactNode } from "react";
import { type Said, useReasons } from "./reasons";

/** A reason in its own language and direction. */
export function Reason({ text, lang }: Said) {
  const typeset = lang === "en" ? text.replace(/"([^"]*)"/g, "“$1”").replace(/(\p{L})'/gu, "$1’") : text;
  // A sentence that begins with a word of the other script still runs as its language does.
  return (
    <bdi lang={lang} dir={lang === "ar" ? "rtl" : "ltr"}>
      {typeset}
    </bdi>
  );
}

interface ProblemProps {
  /** As the API says it. */
  message: string;
  className?: string;
  /** What can be done about it. */
  children?: ReactNode;
}

export function Problem({ message, className = "", children }: ProblemProps) {
  const saidOf = useReasons();
  return (
    <p role="alert" className={`break-words text-accent ${className}`}>
      <Reason {...saidOf(message)} />
      {children}
    </p>
  );
}
