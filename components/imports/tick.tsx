"use client";
// The tick of an article. It turns under the finger; what it stands for follows.

import { useState } from "react";

interface TickProps {
  label: string;
  checked: boolean;
  className: string;
  onTick: (value: boolean) => void;
}

export function Tick({ label, checked, className, onTick }: TickProps) {
  const [shown, setShown] = useState(checked);
  const [told, setTold] = useState(checked);
  if (checked !== told) {
    setTold(checked);
    setShown(checked);
  }
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={shown}
      className={`shrink-0 accent-accent ${className}`}
      onChange={event => {
        setShown(event.target.checked);
        onTick(event.target.checked);
      }}
    />
  );
}
