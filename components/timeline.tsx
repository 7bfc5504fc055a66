"use client";
// Time: a histogram as fine as the range asks, a brush with two handles for mouse, touch and keys, play, and "no date".

import * as Slider from "@radix-ui/react-slider";
import { Pause, Play } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { TimelineAnswer } from "@/lib/query";
import { useTimeline } from "./answers";
import { useExplorer } from "./state";
import { useWords } from "./words";

type Bin = TimelineAnswer["bin"];
interface Bar {
  from: string;
  to: string;
  count: number;
}

const DAY = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** First day of the bin after the one that begins on `day`. */
function nextBin(day: string, bin: Bin): string {
  const date = new Date(timeOf(day));
  if (bin === "day") date.setUTCDate(date.getUTCDate() + 1);
  else if (bin === "week") date.setUTCDate(date.getUTCDate() + 7);
  else if (bin === "month") date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + 1);
  return dayOf(date.getTime());
}

/** The answer leaves out bins without rows; time does not. */
export function barsOf({ bin, bins }: TimelineAnswer): Bar[] {
  const counts = new Map(bins.map(({ from, count }) => [from, count]));
  const last = bins.at(-1)?.from;
  const bars: Bar[] = [];
  for (let from = bins[0]?.from; from && last && from <= last && bars.length < 1000; ) {
    const next = nextBin(from, bin);
    bars.push({ from, to: dayOf(timeOf(next) - DAY), count: counts.get(from) ?? 0 });
    from = next;
  }
  return bars;
}

/** Milliseconds a step of play takes. */
const PACES = [1200, 600, 300];

export function Timeline() {
  const t = useTranslations("timeline");
  const tUnits = useTranslations("units");
  const words = useWords();
  const { query, ask } = useExplorer();
  const { data } = useTimeline(query);
  const bars = useMemo(() => (data ? barsOf(data) : []), [data]);
  const last = bars.length - 1;
  const chosen = useMemo((): [number, number] => {
    const first = query.from ? bars.findIndex(({ to }) => to >= query.from) : 0;
    const final = query.to ? bars.findLastIndex(({ from }) => from <= query.to) : last;
    return [first < 0 ? last : first, final < 0 ? 0 : final];
  }, [bars, last, query.from, query.to]);
  // While a handle is dragged, the brush moves; the question is asked when it is let go.
  const [dragged, setDragged] = useState<[number, number] | null>(null);
  const [low, high] = dragged ?? chosen;

  const choose = ([first, final]: [number, number]) => {
    setDragged(null);
    const whole = first === 0 && final === last;
    ask({ from: whole ? "" : (bars[first]?.from ?? ""), to: whole ? "" : (bars[final]?.to ?? "") });
  };

  const [pace, setPace] = useState(1);
  const [playing, setPlaying] = useState(false);
  const width = high - low;
  useEffect(
    function play() {
      if (!playing) return;
      const timer = setTimeout(() => {
        // A window as wide as the chosen one; from the whole course, a twelfth of it.
        const span = width >= last ? Math.max(1, Math.round(last / 12)) : width;
        const first = width >= last ? 0 : low + Math.max(1, Math.round(span / 3));
        if (first + span > last) {
          setPlaying(false);
          choose([last - span, last]);
        } else choose([first, first + span]);
      }, PACES[pace]);
      return () => clearTimeout(timer);
    },
    [playing, low, width, last, pace],
  );

  const most = Math.max(1, ...bars.map(({ count }) => count));
  const narrowed = Boolean(query.from || query.to);
  if (!data || (bars.length === 0 && data.undated === 0)) return null;
  const label = (index: number) => {
    const bar = bars[index];
    return bar ? words.date({ from: bar.from, to: bar.to, precision: data.bin === "week" ? "day" : data.bin }) : "";
  };
  const ticks = bars.length > 1 ? [0, 0.25, 0.5, 0.75, 1].map(part => Math.round(part * last)) : [0];
  return (
    <section aria-label={t("label")} className="card px-3.5 pt-2 pb-1.5 text-[12px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <h2>{t("title", { unit: tUnits(query.unit), bin: t(data.bin) })}</h2>
        <label className="flex items-center">
          <span className="sr-only">{t("which")}</span>
          <select
            value={query.dates}
            onChange={event => ask({ dates: event.target.value === "published" ? "published" : "event" })}
            className="-ms-1 rounded bg-transparent py-0.5 font-medium text-ink"
          >
            <option value="event">{t("event")}</option>
            <option value="published">{t("published")}</option>
          </select>
        </label>
        <span className="grow" />
        {narrowed && (
          <button type="button" className="link" onClick={() => ask({ from: "", to: "" })}>
            {t("clear")}
          </button>
        )}
        <button
          type="button"
          aria-pressed={!query.undated}
          title={t("undatedNote")}
          onClick={() => ask(now => ({ undated: !now.undated }))}
          className={`rounded px-1 hover:bg-wash ${query.undated ? "" : "line-through"}`}
        >
          {t("undated", { count: words.number(data.undated) })}
        </button>
        <label className="flex items-center">
          <span className="sr-only">{t("pace")}</span>
          <select
            value={pace}
            onChange={event => setPace(Number(event.target.value))}
            className="rounded bg-transparent py-0.5 tabular-nums"
          >
            {["½×", "1×", "2×"].map((text, index) => (
              <option key={text} value={index}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={bars.length < 3}
          aria-label={t(playing ? "pause" : "play")}
          onClick={() => setPlaying(!playing)}
          className="rounded p-1.5 text-ink hover:bg-wash disabled:opacity-40"
        >
          {playing ? <Pause size={13} aria-hidden="true" /> : <Play size={13} aria-hidden="true" />}
        </button>
      </div>
      {bars.length > 0 && (
        <div dir="ltr" className="relative mt-1">
          <div aria-hidden="true" className="flex h-11 items-end gap-px">
            {bars.map(({ from, count }, index) => (
              <div
                key={from}
                title={t("bin", { from: label(index), count: words.count(query.unit, count) })}
                className={`min-w-0 grow rounded-t-[1px] ${index >= low && index <= high ? "bg-accent opacity-75" : "bg-rule"}`}
                style={{ height: count === 0 ? 0 : `max(2px, ${(100 * count) / most}%)` }}
              />
            ))}
          </div>
          <Slider.Root
            className="absolute inset-x-0 top-0 flex h-11 touch-none select-none items-center"
            min={0}
            max={Math.max(1, last)}
            step={1}
            value={[low, high]}
            disabled={last < 1}
            onValueChange={([first = 0, final = last]) => setDragged([first, final])}
            onValueCommit={([first = 0, final = last]) => choose([first, final])}
          >
            <Slider.Track className="relative h-full grow">
              <Slider.Range
                className={`absolute h-full rounded-sm border ${narrowed || dragged ? "border-ink" : "border-transparent border-b-rule"}`}
              />
            </Slider.Track>
            {([low, high] as const).map((index, which) => (
              <Slider.Thumb
                key={which === 0 ? "from" : "to"}
                aria-label={t(which === 0 ? "from" : "to")}
                aria-valuetext={label(index)}
                className="block h-11 w-2.5 cursor-ew-resize rounded-sm before:mx-auto before:mt-3 before:block before:h-5 before:w-1 before:rounded before:bg-ink"
              />
            ))}
          </Slider.Root>
          <div className="mt-0.5 flex justify-between text-[11px] text-soft tabular-nums">
            {ticks.map((index, position) => (
              <span key={`${position}:${index}`}>{label(index)}</span>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
