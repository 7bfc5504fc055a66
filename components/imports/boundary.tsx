"use client";
// Where an article begins or ends: a line that is dragged, moved by the arrow keys, or by its two buttons.

import { ChevronDown, ChevronUp, GripHorizontal } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";

interface BoundaryProps {
  side: "start" | "end";
  index: number;
  /** The paragraphs it may be moved to, and where it is. */
  range: { first: number; last: number; now: number };
  wordsAt: (paragraph: number) => string;
  onMove: (to: number) => void;
  /** The pointer's height while it drags, null where it gave up. */
  onDrag: (y: number | null) => void;
  onDrop: (y: number) => void;
  onJoin: (() => void) | null;
}

export function Boundary({ side, index, range, wordsAt, onMove, onDrag, onDrop, onJoin }: BoundaryProps) {
  const t = useTranslations("review");
  const dragging = useRef<number | null>(null);
  const number = index + 1;
  const steps = { ArrowUp: range.now - 1, ArrowDown: range.now + 1, Home: range.first, End: range.last };
  return (
    <div className={`flex items-center gap-1.5 text-[12px] text-soft ${side === "start" ? "mt-5" : "mt-2"}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved by keys */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="horizontal"
        aria-label={t(side === "start" ? "begins" : "ends", { number })}
        aria-valuenow={range.now}
        aria-valuemin={range.first}
        aria-valuemax={range.last}
        aria-valuetext={wordsAt(range.now)}
        data-boundary={`${side}-${index}`}
        className={`flex min-h-7 grow cursor-row-resize touch-none items-center gap-2 rounded ${side === "start" ? "text-ink" : ""}`}
        onKeyDown={event => {
          const to = steps[event.key as keyof typeof steps];
          if (to === undefined) return;
          event.preventDefault();
          onMove(to);
        }}
        onPointerDown={event => {
          if (event.button !== 0) return;
          dragging.current = event.clientY;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={event => {
          if (dragging.current !== null) onDrag(event.clientY);
        }}
        onPointerUp={event => {
          const from = dragging.current;
          dragging.current = null;
          // A click is no move.
          if (from !== null && Math.abs(event.clientY - from) > 6) onDrop(event.clientY);
          else onDrag(null);
        }}
        onPointerCancel={() => {
          dragging.current = null;
          onDrag(null);
        }}
      >
        <GripHorizontal size={14} aria-hidden="true" className="shrink-0 text-soft" />
        <span className="whitespace-nowrap">{t(side === "start" ? "beginsHere" : "endsHere", { number })}</span>
        <span className={`h-px grow ${side === "start" ? "bg-ink" : "bg-rule"}`} />
      </div>
      {onJoin && (
        <button type="button" className="link min-h-6 px-1" onClick={onJoin}>
          {t("join")}
        </button>
      )}
      <button
        type="button"
        className="rounded p-1 hover:bg-wash disabled:opacity-30"
        disabled={range.now <= range.first}
        aria-label={t(side === "start" ? "startUp" : "endUp", { number })}
        title={t(side === "start" ? "startUp" : "endUp", { number })}
        onClick={() => onMove(range.now - 1)}
      >
        <ChevronUp size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="rounded p-1 hover:bg-wash disabled:opacity-30"
        disabled={range.now >= range.last}
        aria-label={t(side === "start" ? "startDown" : "endDown", { number })}
        title={t(side === "start" ? "startDown" : "endDown", { number })}
        onClick={() => onMove(range.now + 1)}
      >
        <ChevronDown size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
