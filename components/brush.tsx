"use client";
// The bars of time with a brush over them: a drag across the bars draws a range, a drag inside it moves it, a click takes one
// bar, a handle at each end takes keys. Mouse, finger and pen are the same to it.

import * as Slider from "@radix-ui/react-slider";
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";

export interface Bar {
  /** First and last day. */
  from: string;
  to: string;
  /** What is dated so exactly that it can be nowhere else. */
  exact: number;
  /** What is dated less exactly, and may be here. */
  maybe: number;
}

/** Indexes of the first and the last bar inside. */
export type BarRange = [first: number, last: number];

interface BrushProps {
  bars: Bar[];
  chosen: BarRange;
  /** Whether that is less than everything. */
  narrowed: boolean;
  /** What a bar is called: "Mar 2019". */
  label: (index: number) => string;
  /** Told of the bar under the pointer (-1: none), and of the range while it is drawn. */
  onPoint: (bar: number, drawn: BarRange | null) => void;
  onChoose: (range: BarRange) => void;
}

interface Gesture {
  bar: number;
  /** It began inside the range, which then moves as a whole. */
  inside: boolean;
  /** What has been drawn by now, or null: it may still be a click. */
  drawn: BarRange | null;
}

const HEIGHT = "h-11";

export function Brush({ bars, chosen, narrowed, label, onPoint, onChoose }: BrushProps) {
  const t = useTranslations("timeline");
  // While it is drawn the range is the brush's own; the question is asked when it is let go.
  const [drawn, setDrawn] = useState<BarRange | null>(null);
  const gesture = useRef<Gesture | null>(null);
  /** A pointer is down on it. */
  const held = useRef(false);
  const last = bars.length - 1;
  const [low, high] = drawn ?? chosen;

  const draw = (range: BarRange | null, bar = -1) => {
    setDrawn(range);
    onPoint(bar, range);
  };
  const choose = (range: BarRange) => {
    draw(null);
    onChoose(range);
  };
  /** `range` moved by some bars, as far as there is time. */
  const shifted = ([first, final]: BarRange, by: number): BarRange => {
    const step = Math.max(-first, Math.min(last - final, by));
    return [first + step, final + step];
  };
  const barAt = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.floor(((event.clientX - left) / width) * bars.length)));
  };

  // A handle's own gestures are the slider's: it leaves alone what has been prevented.
  const begin = (event: PointerEvent<HTMLElement>) => {
    held.current = true;
    if ((event.target as HTMLElement).closest("[data-end]")) return;
    event.preventDefault();
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bar = barAt(event);
    gesture.current = { bar, inside: narrowed && bar >= low && bar <= high, drawn: null };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const bar = barAt(event);
    const began = gesture.current;
    if (!began) return onPoint(bar, drawn);
    event.preventDefault();
    if (bar === began.bar && !began.drawn) return;
    began.drawn = began.inside
      ? shifted(chosen, bar - began.bar)
      : [Math.min(bar, began.bar), Math.max(bar, began.bar)];
    draw(began.drawn, bar);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    held.current = false;
    const began = gesture.current;
    if (!began) return;
    event.preventDefault();
    gesture.current = null;
    if (began.drawn) return choose(began.drawn);
    const alone = narrowed && low === began.bar && high === began.bar;
    choose(alone ? [0, last] : [began.bar, began.bar]);
  };
  const cancel = () => {
    held.current = false;
    gesture.current = null;
    draw(null);
  };
  const moveByKey = (event: KeyboardEvent) => {
    const by = STEPS[event.key]?.(high - low + 1);
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    choose(shifted(chosen, by));
  };

  return (
    <div className={`relative ${HEIGHT}`}>
      <Bars bars={bars} low={low} high={high} />
      <Slider.Root
        className={`absolute inset-0 flex ${HEIGHT} cursor-crosshair touch-pan-y select-none items-center`}
        min={0}
        max={Math.max(1, bars.length)}
        step={1}
        minStepsBetweenThumbs={1}
        // The ends lie between bars: 0 is before the first.
        value={[low, high + 1]}
        disabled={last < 1}
        // By keys the value is committed before it is told to change: then there is nothing to draw any more.
        onValueChange={([first = 0, behind = bars.length]) => held.current && draw([first, behind - 1])}
        onValueCommit={([first = 0, behind = bars.length]) => choose([first, behind - 1])}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={cancel}
        onPointerLeave={() => !gesture.current && onPoint(-1, drawn)}
        data-testid="brush"
      >
        <Slider.Track className="relative h-full grow">
          {narrowed || drawn ? (
            <Slider.Range
              role="slider"
              tabIndex={0}
              aria-label={t("move")}
              aria-valuemin={0}
              aria-valuemax={last}
              aria-valuenow={low}
              aria-valuetext={`${label(low)} – ${label(high)}`}
              onKeyDown={moveByKey}
              className="absolute h-full cursor-grab rounded-[3px] border border-ink bg-ink/4 active:cursor-grabbing"
            />
          ) : (
            <Slider.Range className="absolute h-full" />
          )}
        </Slider.Track>
        {(["from", "to"] as const).map((which, index) => (
          <Slider.Thumb
            key={which}
            data-end={which}
            aria-label={t(which)}
            aria-valuetext={label(index === 0 ? low : high)}
            className={`group/end relative block ${HEIGHT} w-0 touch-none outline-none`}
          >
            {/* Wider to the finger than to the eye, and outwards: a single bar can still be clicked. */}
            <span
              className={`absolute inset-y-0 cursor-ew-resize ${index === 0 ? "right-0 -left-3" : "left-0 -right-3"}`}
            />
            <span
              className={`absolute top-1/2 h-5 w-1.5 -translate-y-1/2 cursor-ew-resize rounded-full border border-panel bg-ink group-focus-visible/end:outline-2 group-focus-visible/end:outline-offset-1 group-focus-visible/end:outline-accent ${index === 0 ? "right-[-1px]" : "left-[-1px]"}`}
            />
          </Slider.Thumb>
        ))}
      </Slider.Root>
    </div>
  );
}

const STEPS: Record<string, (width: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  PageDown: width => -width,
  PageUp: width => width,
};

const Bars = memo(function Bars({ bars, low, high }: { bars: Bar[]; low: number; high: number }) {
  const most = Math.max(1, ...bars.map(({ exact }) => exact));
  return (
    <div aria-hidden="true" className="bars flex h-full items-end gap-px border-b border-rule">
      {bars.map(({ from, exact }, index) => (
        <div
          key={from}
          className={`min-w-0 grow rounded-t-[1px] bg-current ${index >= low && index <= high ? "text-accent opacity-75" : "text-rule"}`}
          style={{ height: exact === 0 ? 0 : `max(2px, ${(100 * exact) / most}%)` }}
        />
      ))}
    </div>
  );
});
