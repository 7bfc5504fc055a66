// How wide a word will be, before it is drawn.

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

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** Pixels, remembered per text and look. */
export function textWidth(text: string, look: Look): number {
  const key = `${look}:${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 7;
  context.font = FONTS[look];
  const width = Math.ceil(context.measureText(text).width + text.length * SPACING[look]);
  widths.set(key, width);
  return width;
}
