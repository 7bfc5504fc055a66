// Paints symbols on a canvas as symbol-marks.tsx draws them in SVG: same sizes from layout.ts, same colours and letters from the style
// sheet. Circles are stamped from pictures made once of each kind and size; thousands of paths would take longer than a frame.

import { GLYPHS } from "@/components/type-glyph";
import { INCIDENT_TYPES, type IncidentType } from "@/lib/types";
import type { Mark, MarkLabel } from "./drawing";
import { type Box, type Disc, HALO, INSIDE, insideOf } from "./layout";

type Type = IncidentType | "none";

export const TYPES: readonly Type[] = [...INCIDENT_TYPES, "none"];

/** What the style sheet says of symbols, as computed for the page as it looks now. */
export interface Inks {
  types: Record<Type, { disc: string; rim: string; glyph: string; count: string }>;
  rimWidth: number;
  family: string;
  countWeight: string;
  name: { weight: string; size: number; fill: string; halo: string; haloWidth: number };
}

/** Reads the inks off one symbol of each type, in the order of TYPES. */
export function inksOf(specimens: SVGSVGElement): Inks {
  const style = (type: number, part: string) =>
    getComputedStyle(specimens.children[type]?.querySelector(part) ?? specimens);
  const types = TYPES.map((type, n) => {
    const [disc, glyph, count] = [style(n, ".disc"), style(n, ".glyph"), style(n, ".count")];
    return [type, { disc: disc.fill, rim: disc.stroke, glyph: glyph.stroke, count: count.fill }] as const;
  });
  const [disc, count, name] = [style(0, ".disc"), style(0, ".count"), style(0, ".name")];
  return {
    types: Object.fromEntries(types) as Inks["types"],
    rimWidth: Number.parseFloat(disc.strokeWidth),
    family: name.fontFamily,
    countWeight: count.fontWeight,
    name: {
      weight: name.fontWeight,
      size: Number.parseFloat(name.fontSize),
      fill: name.fill,
      halo: name.stroke,
      haloWidth: Number.parseFloat(name.strokeWidth),
    },
  };
}

/** Most pixels of a canvas: more is refused by some browsers. */
const MOST_PIXELS = 16e6;
/** Pixels beyond the edge at which a name or a circle may still be seen. */
const BESIDE = 200;
const ABOVE = 50;
/** Pixels of the letters that counts are written in. */
const COUNT = 11;
const ALIGN = { start: "left", middle: "center", end: "right" } as const;
/** Circles whose radii differ by less are stamped alike. */
const STEP = 0.25;

/** How all marks have moved from where they were laid out, in pixels of the map's layer. */
export interface Shift {
  scale: number;
  x: number;
  y: number;
}

export const STANDING: Shift = { scale: 1, x: 0, y: 0 };

export class Painter {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly stamps = new Map<string, ImageBitmap>();
  /** What stamps are drawn on, one after another: a sheet of its own for each would take longer than the drawing. */
  private readonly paper = new OffscreenCanvas(1, 1);
  private inks: Inks | null = null;
  private looks = "";
  private ratio = 0;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext("2d");
  }

  /** Reads the inks again where the page's looks are not what they were. */
  take(looks: string, read: () => Inks): void {
    if (looks === this.looks) return;
    this.looks = looks;
    this.inks = read();
    this.stamps.clear();
  }

  /** Lays the canvas over `box` of the map's layer and paints `marks`, shifted. */
  paint(marks: readonly Mark[], box: Box, shift: Shift, write: (count: number) => string): void {
    const { canvas, context, inks } = this;
    if (!context || !inks) return;
    const [width, height] = [Math.ceil(box.right - box.left), Math.ceil(box.bottom - box.top)];
    const ratio = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
    if (ratio !== this.ratio) this.stamps.clear();
    this.ratio = ratio;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== columns || canvas.height !== rows) {
      Object.assign(canvas, { width: columns, height: rows });
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    } else context.clearRect(0, 0, columns, rows);
    const [left, top] = [Math.round(box.left), Math.round(box.top)];
    canvas.style.transform = `translate(${left}px, ${top}px)`;

    // On whole pixels where they stand; under way, between them, or they would tremble.
    const at = shift === STANDING ? Math.round : Number;
    // To set a font takes longer than to write: counts of all sizes are written in one, drawn larger or smaller.
    context.font = `${inks.countWeight} ${COUNT}px ${inks.family}`;
    Object.assign(context, { textAlign: "center", textBaseline: "alphabetic" });
    const named: { side: MarkLabel; x: number; y: number }[] = [];
    for (const { disc, side } of marks) {
      const x = at(disc.x * shift.scale + shift.x) - left;
      const y = at(disc.y * shift.scale + shift.y) - top;
      if (x < -BESIDE || y < -ABOVE || x > width + BESIDE || y > height + ABOVE) continue;
      const stamp = this.stampOf(disc, inks);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(stamp, at(x * ratio) - stamp.width / 2, at(y * ratio) - stamp.height / 2);
      if (side && !side.inside) named.push({ side, x, y });
      const { count } = insideOf(disc, side?.inside ?? false);
      context.fillStyle = inks.types[disc.leading ?? "none"].count;
      const letter = (text: string, down: number, size: number) => {
        const scale = (ratio * size) / COUNT;
        context.setTransform(scale, 0, 0, scale, x * ratio, (y + down) * ratio);
        context.fillText(text, 0, 0);
      };
      if (count) letter(write(disc.count), count.y, count.size);
      if (side?.inside) letter(side.text, side.dy, INSIDE.size);
    }
    // As in the style sheet: anchors are sides of the screen, the letters find their own direction.
    Object.assign(context, { direction: "ltr", lineJoin: "round" });
    context.font = `${inks.name.weight} ${inks.name.size}px ${inks.family}`;
    context.strokeStyle = inks.name.halo;
    context.lineWidth = inks.name.haloWidth;
    context.fillStyle = inks.name.fill;
    for (const { side, x, y } of named) {
      context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
      context.textAlign = ALIGN[side.anchor];
      context.strokeText(side.text, side.dx, side.dy);
      context.fillText(side.text, side.dx, side.dy);
    }
  }

  /** A circle's picture, its middle in the middle. */
  private stampOf(disc: Disc, inks: Inks): ImageBitmap {
    const r = Math.round(disc.r / STEP) * STEP;
    const type = disc.leading ?? "none";
    const { glyph } = insideOf(disc, false);
    const key = `${type} ${r} ${glyph?.y} ${disc.cluster ? "cluster" : ""}`;
    const known = this.stamps.get(key);
    if (known) return known;
    const half = Math.ceil((r + HALO.gap + HALO.width) * this.ratio);
    const { paper } = this;
    Object.assign(paper, { width: 2 * half, height: 2 * half });
    const context = paper.getContext("2d");
    if (context) {
      const ink = inks.types[type];
      context.setTransform(this.ratio, 0, 0, this.ratio, half, half);
      const circle = (radius: number) => {
        context.beginPath();
        context.arc(0, 0, radius, 0, 2 * Math.PI);
      };
      if (disc.cluster) {
        circle(r + HALO.gap);
        context.globalAlpha = HALO.opacity;
        context.lineWidth = HALO.width;
        context.strokeStyle = ink.disc;
        context.stroke();
        context.globalAlpha = 1;
      }
      circle(r);
      context.fillStyle = ink.disc;
      context.fill();
      context.lineWidth = inks.rimWidth;
      context.strokeStyle = ink.rim;
      context.stroke();
      if (glyph) {
        context.translate(0, glyph.y);
        context.scale(glyph.scale, glyph.scale);
        Object.assign(context, { lineWidth: 1.5 / glyph.scale, lineCap: "round", lineJoin: "round" });
        context.strokeStyle = ink.glyph;
        context.stroke(new Path2D(GLYPHS[type]));
      }
    }
    const stamp = paper.transferToImageBitmap();
    this.stamps.set(key, stamp);
    return stamp;
  }
}
