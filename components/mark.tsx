"use client";
// A reader's word where the rules found nothing: words of an article are selected, or typed, and marked as a place. Kept as corrections are.

import { MapPinPlus, X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Span } from "@/lib/types";
import { Meanings } from "./correct";

/** A text that names may be marked in: all of it, or from `within.start` up to `within.end`. */
export interface Markable {
  text: string;
  within?: Span;
  boilerplate: readonly Span[];
  /** Where names are marked already. */
  found: readonly Span[];
}

/** Characters; who selects more does not mean a name. */
const LONGEST = 100;

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whole words, without the spaces around them; null for what is no name, or is marked already. */
export function nameIn({ text, boilerplate, found }: Markable, selected: Span): Span | null {
  let { start, end } = selected;
  while (start < end && !NAMING.test(text[start] ?? "")) start++;
  while (end > start && !NAMING.test(text[end - 1] ?? "")) end--;
  if (start === end) return null;
  // A finger seldom takes exactly the word. Arabic names may begin within one: prepositions are written onto them.
  while (LATIN.test(text[start] ?? "") && LATIN.test(text[start - 1] ?? "")) start--;
  while (LATIN.test(text[end - 1] ?? "") && LATIN.test(text[end] ?? "")) end++;
  const name = { start, end };
  const words = text.slice(start, end);
  if (words.length > LONGEST || words.includes("\n") || !/\p{L}/u.test(words)) return null;
  if (found.some(known => known.start === start && known.end === end)) return null;
  return boilerplate.some(aside => overlap(aside, name)) ? null : name;
}
const NAMING = /[\p{L}\p{M}\p{N}]/u;
const LATIN = /[\p{Script=Latin}\p{M}\p{N}]/u;

/** Wherever the article says these words; `free`: where nothing was found of them. */
export function placesOf({ text, within, boilerplate, found }: Markable, words: string): { all: number; free: Span[] } {
  const plain = words.trim().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  if (!/\p{L}/u.test(plain)) return { all: 0, free: [] };
  const sought = new RegExp(`(?<![\\p{L}\\p{N}])${plain.replace(/\s+/g, "[^\\S\\n]+")}(?![\\p{L}\\p{N}])`, "giu");
  const spans = [...text.matchAll(sought)]
    .map(({ 0: match, index }) => ({ start: index, end: index + match.length }))
    .filter(({ start, end }) => !within || (start >= within.start && end <= within.end))
    .filter(span => !boilerplate.some(aside => overlap(aside, span)));
  return { all: spans.length, free: spans.filter(span => !found.some(known => overlap(known, span))) };
}

/** What the reader has selected in the lines below `root`, once the pointer is up, and where that ends on the page; null: asks nothing. */
export function useSelectedName(root: RefObject<HTMLElement | null>, article: Markable | null) {
  const [selected, setSelected] = useState<{ span: Span; top: number; left: number } | null>(null);
  useEffect(
    function followSelection() {
      if (!article) return;
      let down = false;
      const read = () => {
        if (!down) setSelected(root.current && selectedIn(root.current, article));
      };
      const press = () => {
        down = true;
      };
      const release = () => {
        down = false;
        // A click takes the selection back only after this.
        setTimeout(read);
      };
      document.addEventListener("selectionchange", read);
      document.addEventListener("pointerdown", press);
      document.addEventListener("pointerup", release);
      document.addEventListener("pointercancel", release);
      return () => {
        document.removeEventListener("selectionchange", read);
        document.removeEventListener("pointerdown", press);
        document.removeEventListener("pointerup", release);
        document.removeEventListener("pointercancel", release);
      };
    },
    [root, article],
  );
  return selected;
}

function selectedIn(root: HTMLElement, article: Markable): { span: Span; top: number; left: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = (range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement) //
    ?.closest<HTMLElement>("[data-line]");
  if (!line || !root.contains(line)) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const inside = range.cloneRange();
  // Three clicks select up to the beginning of the next line.
  if (!line.contains(range.endContainer)) inside.setEnd(line, line.childNodes.length);
  const start = Number(line.dataset.line) + before.toString().length;
  const span = nameIn(article, { start, end: start + inside.toString().length });
  const box = [...inside.getClientRects()].at(-1);
  if (!span || !box) return null;
  const { left, top, width } = root.getBoundingClientRect();
  return { span, top: box.bottom - top + 6, left: Math.max(0, Math.min(box.left - left, width - OFFER_WIDTH)) };
}

/** Pixels, about. */
const OFFER_WIDTH = 160;

/** Beside what is selected. */
export function MarkOffer({ top, left, onMark }: { top: number; left: number; onMark: () => void }) {
  const t = useTranslations("mark");
  return (
    <button
      type="button"
      className="button absolute z-20 font-sans text-[12.5px] shadow-card select-none"
      style={{ top, left }}
      // The selection stays while the pointer goes down.
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={onMark}
    >
      <MapPinPlus size={14} aria-hidden="true" />
      {t("offer")}
    </button>
  );
}

interface MarkPanelProps {
  article: Markable;
  /** The words that were selected; null: they are asked for. */
  at: Span | null;
  busy?: boolean;
  onClose: () => void;
  /** These names mean a place, by its id; and what a screen reader is told of it. */
  onSay: (names: readonly [Span, ...Span[]], place: string, told: string) => void;
  /** What stands below. */
  children?: ReactNode;
}

/** What the words mean, and whether that goes for all of them. */
export function MarkPanel({ article, at, busy = false, onClose, onSay, children }: MarkPanelProps) {
  const t = useTranslations("mark");
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [everywhere, setEverywhere] = useState(true);
  const locale = useLocale();
  const words = at ? article.text.slice(at.start, at.end) : typed.trim();
  const { all, free } = useMemo(() => placesOf(article, words), [article, words]);
  const names = at ? [at, ...free.filter(span => !overlap(span, at))] : free;
  const [first, ...others] = names;
  useEffect(function takeFocus() {
    const field = at ? "input[type=search]" : "input";
    root.current?.querySelector<HTMLInputElement>(field)?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div
      ref={root}
      role="dialog"
      aria-label={t("open")}
      // In the reader's language and direction, whichever the text has.
      lang={locale}
      dir={locale.startsWith("ar") ? "rtl" : "ltr"}
      className="card mb-5 p-3 font-sans text-[13px]"
      onKeyDown={event => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="flex items-start gap-2">
        <h2 className="grow text-[13.5px] font-semibold">{t("open")}</h2>
        <button
          type="button"
          aria-label={t("close")}
          className="rounded p-1 text-soft hover:text-ink"
          onClick={onClose}
        >
          <X size={15} aria-hidden="true" />
        </button>
      </div>
      {!at && (
        <label className="mt-1 block">
          <span className="text-soft">{t("words")}</span>
          <input
            value={typed}
            maxLength={LONGEST}
            dir="auto"
            onChange={event => setTyped(event.target.value)}
            className="mt-0.5 h-8 w-full rounded-md border border-rule bg-paper px-2.5 text-[14px] text-ink"
          />
          <span role="status" className="mt-1 block min-h-5 text-[12.5px] text-soft">
            {words === ""
              ? t("orSelect")
              : all === 0
                ? t("nowhere")
                : first
                  ? t("here", { count: names.length })
                  : t("marked")}
          </span>
        </label>
      )}
      {names.length > 1 && (
        <label className="mt-1 flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={everywhere}
            onChange={() => setEverywhere(!everywhere)}
            className="size-[15px] accent-accent"
          />
          {t("all", { count: names.length })}
        </label>
      )}
      {first && (
        <div className="mt-1 text-[12.5px]">
          <Meanings
            written={article.text.slice(first.start, first.end)}
            now=""
            likely={[]}
            byHand=""
            busy={busy}
            onSay={(place, told) => place && onSay(everywhere ? [first, ...others] : [first], place, told)}
          />
        </div>
      )}
      {children}
    </div>
  );
}
