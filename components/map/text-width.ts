// How wide a word will be, before it is drawn.

import { useSyncExternalStore } from "react";

const FONTS = {
  name: '500 11.5px "Inter", "Noto Naskh Arabic", sans-serif',
  chip: '600 11.5px "Inter", "Noto Naskh Arabic", sans-serif',
  counted: '600 11.5px "Inter", "Noto Naskh Arabic", sans-serif',
  country: '400 12.5px "Inter", "Noto Naskh Arabic", sans-serif',
  town: '400 11px "Inter", "Noto Naskh Arabic", sans-serif',
  province: '400 10.5px "Inter", "Noto Naskh Arabic", sans-serif',
  water: 'italic 400 11.5px "Source Serif 4", "Noto Naskh Arabic", serif',
};
/** Letter spacing of the style sheet, in pixels a letter. */
const SPACING = { name: 0, chip: 0, counted: 0, country: 2.3, town: 0, province: 0.6, water: 0 };

export type Look = keyof typeof FONTS;

/** By look. Each has a context of its own: to set a font takes longer than to measure. */
const rulers = new Map<Look, { context: CanvasRenderingContext2D | null; widths: Map<string, number> }>();

/** Pixels, remembered per text and look. */
export function textWidth(text: string, look: Look): number {
  const { widths } = rulerOf(look);
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = measure(text, look);
  widths.set(text, width);
  return width;
}

function rulerOf(look: Look) {
  const known = rulers.get(look);
  if (known) return known;
  const ruler = { context: document.createElement("canvas").getContext("2d"), widths: new Map<string, number>() };
  if (ruler.context) ruler.context.font = FONTS[look];
  rulers.set(look, ruler);
  return ruler;
}

function measure(text: string, look: Look): number {
  const { context } = rulerOf(look);
  if (!context) return text.length * 7;
  return Math.ceil(context.measureText(text).width + text.length * SPACING[look]);
}

/** Words of each look that tell whether a font that has arrived changes anything. */
const SAMPLE = 20;

let measured = 0;
const listeners = new Set<() => void>();

function onFonts(): void {
  const known = [...rulers].map(([look, { widths }]) => [look, [...widths].slice(0, SAMPLE)] as const);
  // What a context has read of a font before it came may stay with it.
  rulers.clear();
  if (known.every(([look, sample]) => sample.every(([text, width]) => measure(text, look) === width))) return;
  measured++;
  for (const listener of listeners) listener();
}

function listenToFonts(listener: () => void): () => void {
  if (listeners.size === 0) document.fonts.addEventListener("loadingdone", onFonts);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.fonts.removeEventListener("loadingdone", onFonts);
  };
}

/** Changes when widths do: a map may be drawn before its fonts are there. */
export const useMeasured = (): number =>
  useSyncExternalStore(
    listenToFonts,
    () => measured,
    () => 0,
  );
