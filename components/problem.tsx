"use client";
// What went wrong, said where it did.

import type { ReactNode } from "react";
import { useReasons } from "./reasons";
import { Reason } from "./why-here";

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
