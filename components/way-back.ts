"use client";
// The way back from an open place or article to the row of the list that was opened: it stands where it stood, and has the focus.

import type { Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Row } from "./list-row";

/** Pages read at most to find a row again. */
const MOST_PAGES = 8;
/** Frames that a row is given to come to rest. */
const MOST_FRAMES = 120;

interface Left {
  key: string;
  placeId: string;
  /** Pixels from the top of the list's box. */
  below: number;
  /** The way back has been gone; kept until the reader does something else, since the map may tell of its frame only then. */
  back: boolean;
}

/**
 * A question that is asked again, as when a selected place is closed, shows the rows at which it was left; whatever the map shows
 * by then, the row that was opened. Every other question begins at its top. Returns what is to be told of a row that is opened.
 */
export function useWayBack(
  question: string,
  rows: Row[],
  virtual: Virtualizer<HTMLElement, Element>,
  scroller: { current: HTMLElement | null },
  {
    atPlace,
    underReader,
    settled,
    more,
  }: {
    /** The list is that of a selected place: nothing to come back to yet. */
    atPlace: boolean;
    /** The reader lies over the list, which keeps still. */
    underReader: boolean;
    /** The rows answer the question, not the one before it. */
    settled: boolean;
    more: (() => Promise<unknown>) | null;
  },
): (index: number) => void {
  const tops = useRef(new Map<string, number>());
  const left = useRef<Left | null>(null);
  const shown = useRef(question);
  const pages = useRef(0);
  const now = useRef(rows);
  now.current = rows;

  useEffect(
    function keepTop() {
      const box = scroller.current;
      const keep = () => {
        if (shown.current === question && box) tops.current.set(question, box.scrollTop);
      };
      box?.addEventListener("scroll", keep, { passive: true });
      return () => box?.removeEventListener("scroll", keep);
    },
    [question, scroller],
  );

  useEffect(function goOn() {
    const forget = () => {
      if (left.current?.back) left.current = null;
    };
    for (const type of GOING_ON) window.addEventListener(type, forget, { capture: true, passive: true });
    return () => {
      for (const type of GOING_ON) window.removeEventListener(type, forget, { capture: true });
    };
  }, []);

  useLayoutEffect(
    function goBack() {
      if (underReader || !settled || rows.length === 0) return;
      const from = atPlace ? null : left.current;
      if (shown.current === question && (!from || from.back)) return;
      const row = from ? rows.findIndex(({ key }) => key === from.key) : -1;
      const top = tops.current.get(question);
      if (from && top === undefined && row < 0 && more && pages.current < MOST_PAGES) {
        pages.current++;
        void more();
        return;
      }
      if (shown.current !== question && row < 0) virtual.scrollToOffset(top ?? 0);
      shown.current = question;
      pages.current = 0;
      if (!from) return;
      from.back = true;
      if (row < 0) left.current = null;
      else bringBack(from, { virtual, scroller, rowsNow: () => now.current, isLeft: () => left.current === from });
    },
    [question, atPlace, underReader, settled, rows, virtual, scroller, more],
  );

  return useCallback(
    (index: number) => {
      const row = now.current[index];
      const box = scroller.current;
      const drawn = box?.querySelector(`[data-index="${index}"]`);
      if (atPlace || !row || !box || !drawn) return;
      const below = drawn.getBoundingClientRect().top - box.getBoundingClientRect().top;
      left.current = { key: row.key, placeId: row.type === "heading" ? "" : row.placeId, below, back: false };
      tops.current.set(question, box.scrollTop);
    },
    [question, atPlace, scroller],
  );
}

const GOING_ON = ["pointerdown", "wheel", "keydown"] as const;

/** Rows are as high as thought until they are drawn, and the row itself may not be drawn yet: what is seen decides, frame by frame. */
function bringBack(
  { key, placeId, below }: Left,
  {
    virtual,
    scroller,
    rowsNow,
    isLeft,
  }: {
    virtual: Virtualizer<HTMLElement, Element>;
    scroller: { current: HTMLElement | null };
    rowsNow: () => Row[];
    /** Nothing else has been done meanwhile. */
    isLeft: () => boolean;
  },
): void {
  let frames = 0;
  let still = 0;
  const step = () => {
    const box = scroller.current;
    const index = rowsNow().findIndex(row => row.key === key);
    if (!box || index < 0 || !isLeft()) return;
    const drawn = box.querySelector(`[data-index="${index}"]`);
    const was = box.scrollTop;
    if (drawn) {
      const off = drawn.getBoundingClientRect().top - box.getBoundingClientRect().top - below;
      if (Math.abs(off) >= 1) virtual.scrollToOffset(was + off);
      const row = drawn.querySelector<HTMLElement>("[data-row]");
      if (hasLostFocus(placeId)) row?.focus({ preventScroll: true });
    } else virtual.scrollToOffset((virtual.getOffsetForIndex(index, "start")?.[0] ?? 0) - below);
    still = drawn && box.scrollTop === was ? still + 1 : 0;
    if (still < 3 && frames++ < MOST_FRAMES) requestAnimationFrame(step);
  };
  step();
}

/** What closed has taken the focus with it, or left it to the list or to the place’s symbol, which may have joined others. */
function hasLostFocus(placeId: string): boolean {
  const active = document.activeElement;
  if (!active || active === document.body || active.id === "map" || active.id === "list") return true;
  const [at, isSymbol] = [active.getAttribute("data-place"), active.matches(".symbol")];
  return placeId !== "" && isSymbol && (at === placeId || at === null);
}
