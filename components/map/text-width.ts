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

let widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** Pixels, remembered per text and look. */
export function textWidth(text: string, look: Look): number {
  const key = `${look}:${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = measure(text, look);
  widths.set(key, width);
  return width;
}

function measure(text: string, look: Look): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 7;
  context.font = FONTS[look];
  return Math.ceil(context.measureText(text).width + text.length * SPACING[look]);
}

/** Words measured so far that tell whether a font that has arrived changes anything. */
const SAMPLE = 40;

let measured = 0;
const listeners = new Set<() => void>();

function onFonts(): void {
  const sample = [...widths].slice(0, SAMPLE);
  const stays = sample.every(([key, width]) => {
    const colon = key.indexOf(":");
    return measure(key.slice(colon + 1), key.slice(0, colon) as Look) === width;
  });
  if (stays) return;
  widths = new Map();
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
