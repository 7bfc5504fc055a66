"use client";
// When things are drawn: what waits for a paint, and for the map.

import { useEffect, useState } from "react";

/**
 * Does it when what has been drawn by now is on screen, unless what is returned is called before. The frame after the one that draws
 * it comes when that is out of the way: a page that goes on at once takes the processor from its own picture.
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(act);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let mapCame = () => {};
const mapComing = new Promise<void>(resolve => {
  mapCame = resolve;
});
/** Milliseconds after which nobody waits for a map that has not come. */
const WITHOUT_MAP = 5_000;

/** The map says that it has drawn what it was given. */
export const tellMapDrawn = (): void => mapCame();

/** Resolves when there is a map: on a first visit the places are there before it. */
export const whenMapDrawn = (): Promise<void> =>
  Promise.race([mapComing, new Promise<void>(resolve => setTimeout(resolve, WITHOUT_MAP))]);

/**
 * A value as it was before the last paint: what is drawn from it comes behind what a reader looks at first. Unlike React's deferred
 * values it never waits for the router.
 */
export function useBehind<T>(value: T, first: T = value): T {
  const [behind, setBehind] = useState({ value: first });
  useEffect(
    function followBehindPaint() {
      return afterPaint(() => setBehind(now => (Object.is(now.value, value) ? now : { value })));
    },
    [value],
  );
  return behind.value;
}
