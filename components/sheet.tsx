"use client";
// The bottom sheet of a phone: a look, half, or the whole page, by dragging or by its handle.

import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";

/** Pixels of the sheet at its lowest. */
export const SHEET_HEIGHT = 132;
const HEIGHTS = { peek: `${SHEET_HEIGHT}px`, half: "48dvh", full: "calc(100dvh - 76px)" };
type Height = keyof typeof HEIGHTS;
const ORDER: Height[] = ["peek", "half", "full"];

const higher = (a: Height, b: Height) => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b);

interface SheetProps {
  /** What it holds is worth at least so much. */
  atLeast: Height;
  children: ReactNode;
}

export function Sheet({ atLeast, children }: SheetProps) {
  const t = useTranslations("sheet");
  const [height, setHeight] = useState<Height>(atLeast);
  const [last, setLast] = useState<{ atLeast: Height; before: Height }>({ atLeast, before: "peek" });
  if (atLeast !== last.atLeast) {
    // What was opened over the whole page gives back the height that it found.
    const left = last.atLeast === "full" && height === "full";
    setLast({ atLeast, before: height });
    setHeight(higher(atLeast, left ? last.before : height));
  }
  const from = useRef<{ y: number; moved: boolean } | null>(null);
  const step = (by: 1 | -1) => setHeight(ORDER[Math.max(0, Math.min(2, ORDER.indexOf(height) + by))] as Height);
  return (
    <div
      className="absolute inset-x-0 bottom-0 z-[1000] flex flex-col rounded-t-2xl border-t border-rule bg-panel shadow-card transition-[height] duration-200"
      style={{ height: HEIGHTS[height] }}
      data-testid="sheet"
    >
      <button
        type="button"
        aria-label={t("handle")}
        aria-expanded={height !== "peek"}
        className="grid h-7 w-full shrink-0 touch-none place-items-center"
        onClick={() => {
          if (!from.current?.moved) setHeight(height === "peek" ? "half" : height === "half" ? "full" : "peek");
          from.current = null;
        }}
        onPointerDown={event => {
          from.current = { y: event.clientY, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={event => {
          const by = (from.current?.y ?? event.clientY) - event.clientY;
          if (Math.abs(by) < 24) return;
          if (from.current) from.current.moved = true;
          step(by > 0 ? 1 : -1);
        }}
      >
        <span className="h-1 w-10 rounded bg-rule" />
      </button>
      <div className="flex min-h-0 grow flex-col">{children}</div>
    </div>
  );
}
