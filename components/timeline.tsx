"use client";
// Time: a histogram as fine as the range asks, the brush over it, play, and "no date".

import { Pause, Play } from "lucide-react";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { TimelineAnswer } from "@/lib/answers";
import { takesUndated } from "@/lib/query";
import { useFacets, useTimeline } from "./answers";
import { type Bar, type BarRange, Brush } from "./brush";
import { useExplorer } from "./state";
import { useWords } from "./words";

type Bin = TimelineAnswer["bin"];

/** Days, both inclusive. */
interface Window {
  from: string;
  to: string;
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

/** First day of the bin that holds `day`. */
function binOf(day: string, bin: Bin): string {
  if (bin === "day") return day;
  if (bin === "week") return dayOf(timeOf(day) - ((new Date(timeOf(day)).getUTCDay() + 6) % 7) * DAY);
  return bin === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** The answer leaves out bins without rows; time does not. From the first to the last bin with rows, or over a window. */
export function barsOf({ bin, bins, spans }: TimelineAnswer, within: Window | null = null): Bar[] {
  const known = new Map(bins.map(bin => [bin.from, bin]));
  const last = within?.to ?? bins.at(-1)?.from;
  const bars: Bar[] = [];
  for (
    let from = within ? binOf(within.from, bin) : bins[0]?.from;
    from && last && from <= last && bars.length < 1000;
  ) {
    const next = nextBin(from, bin);
    const { count, coarse } = known.get(from) ?? { count: 0, coarse: 0 };
    const end = dayOf(timeOf(next) - DAY);
    const bar = {
      from: within && within.from > from ? within.from : from,
      to: within && within.to < end ? within.to : end,
    };
    const here = spans.filter(span => span.from <= bar.to && span.to >= bar.from);
    bars.push({ ...bar, exact: count - coarse, maybe: here.reduce((sum, span) => sum + span.count, 0) });
    from = next;
  }
  return bars;
}

/** A stated time that is wider than a bar, as parts of the whole course. */
export interface Band {
  from: string;
  to: string;
  count: number;
  start: number;
  width: number;
  /** Bands of one lane do not lie on one another. */
  lane: number;
}

/** More than so many lie on one another in the last. */
const LANES = 3;

/** Where what is dated less exactly may be: over the bars of its whole time, never at its first day. */
export function bandsOf({ spans }: Pick<TimelineAnswer, "spans">, bars: readonly Bar[]): Band[] {
  const ends: string[] = [];
  return spans.flatMap(span => {
    const first = bars.findIndex(({ to }) => to >= span.from);
    const last = bars.findLastIndex(({ from }) => from <= span.to);
    if (first < 0 || last < first) return [];
    const free = ends.findIndex(end => end < span.from);
    const lane = free >= 0 ? free : Math.min(ends.length, LANES - 1);
    ends[lane] = span.to > (ends[lane] ?? "") ? span.to : (ends[lane] ?? "");
    return [{ ...span, start: first / bars.length, width: (last - first + 1) / bars.length, lane }];
  });
}

/** Where along the bars their dates are written, as shares of the way. */
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Milliseconds a step of play takes. */
const PACES = [1200, 600, 300];

export const Timeline = memo(function Timeline() {
  const t = useTranslations("timeline");
  const tUnits = useTranslations("units");
  const words = useWords();
  const { query, ask } = useExplorer();
  const [looked, lookCloser] = useState<Window | null>(null);
  /** The window that is looked at closely, as long as the question stays inside it. */
  const closer = looked && query.from >= looked.from && query.to && query.to <= looked.to ? looked : null;
  const { data, isPlaceholderData } = useTimeline(query, closer);
  const { data: counted } = useFacets(query);
  const shown = isPlaceholderData ? null : closer;
  const bars = useMemo(() => (data ? barsOf(data, shown) : []), [data, shown]);
  const bands = useMemo(() => (data ? bandsOf(data, bars) : []), [data, bars]);
  const last = bars.length - 1;
  const chosen = useMemo((): BarRange => {
    const first = query.from ? bars.findIndex(({ to }) => to >= query.from) : 0;
    const final = query.to ? bars.findLastIndex(({ from }) => from <= query.to) : last;
    return [first < 0 ? last : first, final < 0 ? 0 : final];
  }, [bars, last, query.from, query.to]);
  const [low, high] = chosen;

  /** Each step of play takes the place of the one before: Back leads out of it. */
  const choose = ([first, final]: BarRange, how: "push" | "replace" = "push") => {
    const whole = first === 0 && final === last;
    const all = closer ?? { from: "", to: "" };
    ask(whole ? all : { from: bars[first]?.from ?? "", to: bars[final]?.to ?? "" }, {}, how);
  };

  const [pace, setPace] = useState(1);
  const [playing, setPlaying] = useState(false);
  const width = high - low;
  useEffect(
    function play() {
      if (!playing) return;
      const timer = setTimeout(() => {
        // A window as wide as the chosen one; from the whole course, a twelfth of it.
        const begins = width >= last;
        const span = begins ? Math.max(1, Math.round(last / 12)) : width;
        const first = begins ? 0 : low + Math.max(1, Math.round(span / 3));
        if (first + span > last) setPlaying(false);
        const at = Math.min(first, last - span);
        choose([at, at + span], begins ? "push" : "replace");
      }, PACES[pace]);
      return () => clearTimeout(timer);
    },
    [playing, low, width, last, pace],
  );

  const [pointed, setPointed] = useState<{ bar: number; drawn: BarRange | null }>({ bar: -1, drawn: null });
  const point = useCallback((bar: number, drawn: BarRange | null) => setPointed({ bar, drawn }), []);
  const narrowed = Boolean(query.from || query.to);
  if (!data || (bars.length === 0 && data.undated === 0)) return null;
  // Between two days those of these days' articles, as far as that is known yet.
  const undated = narrowed ? (counted?.undated ?? 0) : data.undated;
  const label = (index: number) => {
    const bar = bars[index];
    return bar ? words.date({ from: bar.from, to: bar.to, precision: data.bin === "week" ? "day" : data.bin }) : "";
  };
  /** What the pointer is at, or what the bars are. */
  const told = () => {
    const { bar, drawn } = pointed;
    if (drawn) return drawn[0] === drawn[1] ? label(drawn[0]) : `${label(drawn[0])} – ${label(drawn[1])}`;
    const at = bars[bar];
    if (at) {
      const count = words.count(query.unit, at.exact);
      if (at.maybe === 0) return t("bin", { from: label(bar), count });
      return t("coarseBin", { from: label(bar), count, coarse: words.number(at.maybe) });
    }
    return t("title", { unit: tUnits(query.unit), bin: t(data.bin) });
  };
  const taken = takesUndated(query);
  const coarse = data.bins.reduce((sum, bin) => sum + bin.coarse, 0);
  // Of few bars each has its own; of many, five along the way.
  const ticks = bars.length <= 5 ? bars.map((_, index) => index) : TICKS.map(part => Math.round(part * last));
  return (
    <section aria-label={t("label")} className="card px-3.5 pt-2 pb-1.5 text-[12px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <h2 className="tabular-nums" data-testid="timeline-title">
          {told()}
        </h2>
        <label className="flex items-center">
          <span className="sr-only">{t("which")}</span>
          <select
            value={query.dates}
            onChange={event => ask({ dates: event.target.value === "published" ? "published" : "event" })}
            className="select font-medium text-ink"
          >
            <option value="event">{t("event")}</option>
            <option value="published">{t("published")}</option>
          </select>
        </label>
        {coarse > 0 && (
          <span
            className="flex items-center gap-1.5"
            title={t("coarseNote", { bin: t(data.bin) })}
            data-testid="coarse"
          >
            <span aria-hidden="true" className="coarse h-2.5 w-3 rounded-[1px] text-accent opacity-75" />
            {t("coarse", { count: words.number(coarse) })}
          </span>
        )}
        <span className="ms-auto flex flex-wrap items-center justify-end gap-x-2">
          {closer ? (
            <button type="button" className="link" onClick={() => lookCloser(null)}>
              {t("farther")}
            </button>
          ) : (
            query.from &&
            query.to &&
            data.bin !== "day" && (
              <button
                type="button"
                className="link"
                title={t("closerNote")}
                onClick={() => lookCloser({ from: query.from, to: query.to })}
              >
                {t("closer")}
              </button>
            )
          )}
          {narrowed && (
            <button type="button" className="link" onClick={() => ask({ from: "", to: "" })}>
              {t("clear")}
            </button>
          )}
          {undated > 0 && (
            <button
              type="button"
              title={t(narrowed ? "undatedNote" : "undatedAll")}
              onClick={() => ask(now => ({ undated: !takesUndated(now) }))}
              className="flex min-h-6 items-center gap-x-1.5 rounded px-1 text-start hover:bg-wash"
              data-testid="undated"
            >
              <span className="tabular-nums">
                {t(taken ? "undated" : "undatedOut", { count: words.number(undated) })}
              </span>
              <span className="link">{t(taken ? "leaveOut" : "include")}</span>
            </button>
          )}
          <label className="flex items-center">
            <span className="sr-only">{t("pace")}</span>
            <select
              value={pace}
              onChange={event => setPace(Number(event.target.value))}
              className="select tabular-nums"
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
            title={t(playing ? "pause" : "play")}
            onClick={() => setPlaying(!playing)}
            className="rounded p-1.5 text-ink hover:bg-wash disabled:opacity-40"
          >
            {playing ? <Pause size={13} aria-hidden="true" /> : <Play size={13} aria-hidden="true" />}
          </button>
        </span>
      </div>
      {bars.length > 0 && (
        <div dir="ltr" className="mt-1">
          <Brush bars={bars} chosen={chosen} narrowed={narrowed} label={label} onPoint={point} onChoose={choose} />
          <Bands
            bands={bands}
            tell={({ from, to, count }) =>
              t("band", {
                time: words.date({ from, to, precision: precisionOf(from, to) }),
                count: words.count(query.unit, count),
              })
            }
          />
          <div
            className={`mt-0.5 flex text-[11px] text-soft tabular-nums ${bars.length > 5 ? "justify-between" : "justify-around"}`}
          >
            {ticks.map(index => (
              <span key={index}>{label(index)}</span>
            ))}
          </div>
        </div>
      )}
    </section>
  );
});

/** As a reader would say it: a whole year or month by its name. */
function precisionOf(from: string, to: string): "year" | "month" | "range" {
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return "year";
  return from.endsWith("-01") && nextBin(from, "month") === dayOf(timeOf(to) + DAY) ? "month" : "range";
}

/** Below the bars, each over the time that is stated: it may be any day of it. */
function Bands({ bands, tell }: { bands: Band[]; tell: (band: Band) => string }) {
  if (bands.length === 0) return null;
  const lanes = Math.max(...bands.map(({ lane }) => lane)) + 1;
  const most = Math.max(...bands.map(({ count }) => count));
  return (
    <ul className="relative mt-0.5" style={{ height: lanes * 7 }} data-testid="bands">
      {bands.map(band => (
        <li
          key={`${band.from} ${band.to}`}
          title={tell(band)}
          className="coarse absolute h-[5px] min-w-1 rounded-[1px] text-accent"
          style={{
            left: `${100 * band.start}%`,
            width: `${100 * band.width}%`,
            top: band.lane * 7,
            opacity: 0.45 + (0.45 * band.count) / most,
          }}
        >
          <span className="sr-only">{tell(band)}</span>
        </li>
      ))}
    </ul>
  );
}
