// The map as a picture: its shapes, as the page shows them by now, painted anew on a canvas, with what they show and whose data they are
// told below. Styles are read off the page, so that there is no second style sheet; cards and buttons are left out.

import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Sign, type SignKind } from "@/components/legend";

/** What stands below the map. */
export interface Caption {
  /** What was asked and how much it is, with the days. */
  shown: string;
  /** What the signs and colours mean, in order. */
  key: readonly KeyItem[];
  credits: string;
  isRtl: boolean;
}

/** A sign of the map and what it means; without a sign, a sentence about all of them. */
export interface KeyItem {
  text: string;
  sign: SignKind | null;
}

/** Pixels of the strip below the map without its key, and of a row of the key. */
const STRIP = 52;
const ROW = 20;
/** Pixels beside the strip's text, of a sign with the gap behind it, and between two items of the key. */
const MARGIN = 14;
const SIGN = 28;
const APART = 16;
const SHAPES = "path, circle, ellipse, rect, line, text, canvas, img.leaflet-tile";

/** Paints what the map's box holds; `ratio` pixels for each of the page's. */
export async function pictureOf(container: HTMLElement, caption: Caption, ratio = 2): Promise<Blob | null> {
  await document.fonts.ready;
  const box = container.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.font = fontOf("11.5px");
  const key = inRows(context, caption.key, box.width - 2 * MARGIN);
  const strip = STRIP + ROW * key.length;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round((box.height + strip) * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = getComputedStyle(container).backgroundColor;
  context.fillRect(0, 0, box.width, box.height);
  context.save();
  context.beginPath();
  context.rect(0, 0, box.width, box.height);
  context.clip();
  const page = new DOMMatrix([ratio, 0, 0, ratio, -box.left * ratio, -box.top * ratio]);
  for (const pane of panesOf(container))
    for (const shape of pane.querySelectorAll<SVGGraphicsElement | HTMLElement>(SHAPES)) paint(context, shape, page);
  context.restore();
  paintScale(context, container, box.height);
  paintCaption(context, caption, container, box, strip);
  paintKey(context, key, container, caption.isRtl, new DOMMatrix([ratio, 0, 0, ratio, 0, box.height * ratio]));
  return new Promise(resolve => canvas.toBlob(resolve, "image/png"));
}

/** What lies on the ground, bottom to top; what is read beside it is left out. */
function panesOf(container: HTMLElement): HTMLElement[] {
  const heightOf = (pane: HTMLElement) => Number(getComputedStyle(pane).zIndex) || 0;
  return [...container.querySelectorAll<HTMLElement>(".leaflet-map-pane > .leaflet-pane")]
    .filter(pane => !/cards|popup|tooltip/.test(pane.className))
    .sort((a, b) => heightOf(a) - heightOf(b));
}

function paint(context: CanvasRenderingContext2D, shape: SVGGraphicsElement | HTMLElement, page: DOMMatrix): void {
  const style = getComputedStyle(shape);
  if (style.visibility === "hidden" || shape.closest("defs, .specimens")) return;
  context.globalAlpha = opacityOf(shape);
  if (context.globalAlpha === 0) return;
  if (shape instanceof HTMLElement) {
    const { left, top, width, height } = shape.getBoundingClientRect();
    context.setTransform(page);
    context.drawImage(shape as HTMLCanvasElement | HTMLImageElement, left, top, width, height);
    return;
  }
  const matrix = shape.getScreenCTM();
  if (!matrix) return;
  context.setTransform(page.multiply(matrix));
  paintShape(context, shape, style);
}

function opacityOf(shape: Element): number {
  let opacity = 1;
  for (let at: Element | null = shape; at && !at.classList.contains("leaflet-map-pane"); at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

function paintShape(context: CanvasRenderingContext2D, shape: SVGElement, style: CSSStyleDeclaration): void {
  const outline = shape.tagName === "text" ? null : outlineOf(shape);
  const [fill, stroke] = [inkOf(context, style.fill), inkOf(context, style.stroke)];
  const alpha = context.globalAlpha;
  const write = outline ? null : writer(context, shape as SVGTextElement, style);
  const fillIt = () => {
    if (!fill) return;
    context.globalAlpha = alpha * Number(style.fillOpacity);
    context.fillStyle = fill;
    if (outline) context.fill(outline, style.fillRule as CanvasFillRule);
    else write?.((text, x, y) => context.fillText(text, x, y));
  };
  const strokeIt = () => {
    const width = Number.parseFloat(style.strokeWidth);
    if (!stroke || !(width > 0)) return;
    context.globalAlpha = alpha * Number(style.strokeOpacity);
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.lineCap = style.strokeLinecap as CanvasLineCap;
    context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
    context.setLineDash((style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number));
    if (outline) context.stroke(outline);
    else write?.((text, x, y) => context.strokeText(text, x, y));
  };
  const inOrder = style.paintOrder.startsWith("stroke") ? [strokeIt, fillIt] : [fillIt, strokeIt];
  for (const act of inOrder) act();
  context.globalAlpha = alpha;
}

function outlineOf(shape: SVGElement): Path2D {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute("d") ?? "");
  const path = new Path2D();
  const of = (name: string) => Number(shape.getAttribute(name) ?? 0);
  if (shape instanceof SVGCircleElement) path.arc(of("cx"), of("cy"), of("r"), 0, 2 * Math.PI);
  if (shape instanceof SVGEllipseElement) path.ellipse(of("cx"), of("cy"), of("rx"), of("ry"), 0, 0, 2 * Math.PI);
  if (shape instanceof SVGRectElement) path.roundRect(of("x"), of("y"), of("width"), of("height"), of("rx"));
  if (shape instanceof SVGLineElement) {
    path.moveTo(of("x1"), of("y1"));
    path.lineTo(of("x2"), of("y2"));
  }
  return path;
}

/** Sets a text's font and anchor, and gives what writes it. */
function writer(context: CanvasRenderingContext2D, shape: SVGTextElement, style: CSSStyleDeclaration) {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  context.direction = style.direction as CanvasDirection;
  context.textAlign = style.textAnchor === "middle" ? "center" : (style.textAnchor as CanvasTextAlign);
  context.textBaseline = style.dominantBaseline === "middle" ? "middle" : "alphabetic";
  const [x, y] = ["x", "y"].map(name => Number(shape.getAttribute(name) ?? 0));
  return (put: (text: string, x: number, y: number) => void) => put(shape.textContent ?? "", x ?? 0, y ?? 0);
}

/** A colour, a pattern of the page's own, or null where nothing is painted. */
function inkOf(context: CanvasRenderingContext2D, paint: string): string | CanvasPattern | null {
  if (paint === "none") return null;
  const [, id] = /^url\("?#([\w-]+)"?\)/.exec(paint) ?? [];
  if (!id) return paint;
  const pattern = document.getElementById(id);
  if (!(pattern instanceof SVGPatternElement)) return null;
  const { value: width } = pattern.width.baseVal;
  const tile = document.createElement("canvas");
  // Finer than any screen, since a tile is a few pixels wide.
  const fine = 4;
  tile.width = tile.height = Math.round(width * fine);
  const within = tile.getContext("2d");
  if (!within) return null;
  within.scale(fine, fine);
  for (const shape of pattern.children) paintShape(within, shape as SVGElement, getComputedStyle(shape));
  const made = context.createPattern(tile, "repeat");
  const turned = pattern.patternTransform.baseVal.consolidate()?.matrix;
  made?.setTransform((turned ? DOMMatrix.fromMatrix(turned) : new DOMMatrix()).scale(1 / fine));
  return made;
}

/** The scale, which hangs among the buttons. */
function paintScale(context: CanvasRenderingContext2D, container: HTMLElement, bottom: number): void {
  const scale = container.querySelector<HTMLElement>(".leaflet-control-scale-line");
  if (!scale) return;
  const { width } = scale.getBoundingClientRect();
  const { color, fontFamily } = getComputedStyle(scale);
  const [x, y] = [14, bottom - 14];
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = 2;
  context.beginPath();
  for (const [dx, dy] of [
    [0, -6],
    [0, 0],
    [width, 0],
    [width, -6],
  ] as const)
    context.lineTo(x + dx, y + dy);
  context.stroke();
  context.font = `11px ${fontFamily}`;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  // A name of the ground may stand there.
  context.strokeStyle = getComputedStyle(container).backgroundColor;
  context.lineWidth = 4;
  context.strokeText(scale.textContent ?? "", x + 5, y - 5);
  context.fillText(scale.textContent ?? "", x + 5, y - 5);
}

function paintCaption(
  context: CanvasRenderingContext2D,
  { shown, credits, isRtl }: Caption,
  container: HTMLElement,
  { width, height }: DOMRect,
  strip: number,
): void {
  const style = getComputedStyle(container);
  const colour = (name: string) => style.getPropertyValue(name) && colourOf(container, name);
  context.fillStyle = colour("--panel") || "white";
  context.fillRect(0, height, width, strip);
  context.direction = isRtl ? "rtl" : "ltr";
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
  const begin = isRtl ? width - MARGIN : MARGIN;
  for (const [text, font, ink, down] of [
    [shown, "600 13px", "--ink", 21],
    [credits, "11px", "--soft", strip - 12],
  ] as const) {
    context.font = fontOf(font);
    context.fillStyle = colour(ink) || "black";
    context.fillText(text, begin, height + down, width - 2 * MARGIN);
  }
}

const fontOf = (font: string): string => `${font} ${getComputedStyle(document.body).fontFamily}`;

interface Placed extends KeyItem {
  /** Pixels from where the row begins, on the side where reading does. */
  at: number;
}

/** The key in rows no wider than the strip, each item with what it needs. */
function inRows(context: CanvasRenderingContext2D, key: readonly KeyItem[], width: number): Placed[][] {
  const rows: Placed[][] = [];
  let end = 0;
  for (const item of key) {
    const wide = (item.sign === null ? 0 : SIGN) + context.measureText(item.text).width;
    const fits = rows.length > 0 && end + wide <= width;
    if (!fits) rows.push([]);
    const at = fits ? end : 0;
    rows.at(-1)!.push({ ...item, at });
    end = at + wide + APART;
  }
  return rows;
}

/** @param strip from where the strip begins, on the left of the map */
function paintKey(
  context: CanvasRenderingContext2D,
  rows: readonly (readonly Placed[])[],
  container: HTMLElement,
  isRtl: boolean,
  strip: DOMMatrix,
): void {
  const signs = new Signs(container, rows.flat());
  const ink = colourOf(container, "--ink");
  const { width } = container.getBoundingClientRect();
  const [begin, onwards] = isRtl ? [width - MARGIN, -1] : [MARGIN, 1];
  context.font = fontOf("11.5px");
  context.textBaseline = "middle";
  for (const [nth, row] of rows.entries())
    for (const item of row) {
      const [x, y] = [begin + onwards * item.at, 38 + ROW * nth];
      context.setTransform(strip);
      context.fillStyle = ink;
      context.fillText(item.text, x + onwards * (item.sign === null ? 0 : SIGN), y);
      signs.paint(context, item, strip.translate(x + (onwards * (SIGN - 6)) / 2, y));
    }
  signs.remove();
}

/** The signs of a key as the legend has them: on the page, where nobody sees them, for as long as they are painted. */
class Signs {
  readonly #holder = document.createElement("div");
  readonly #root = createRoot(this.#holder);
  readonly #drawn: Map<KeyItem, SVGSVGElement>;

  constructor(container: HTMLElement, key: readonly KeyItem[]) {
    this.#holder.className = "specimens";
    container.append(this.#holder);
    const items = key.filter(({ sign }) => sign !== null);
    flushSync(() => this.#root.render(items.map(({ sign }, n) => createElement(Sign, { key: n, kind: sign! }))));
    this.#drawn = new Map([...this.#holder.querySelectorAll("svg")].map((svg, n) => [items[n]!, svg]));
  }

  /** Paints an item's sign around a point; nothing where it has none. */
  paint(context: CanvasRenderingContext2D, item: KeyItem, at: DOMMatrix): void {
    const svg = this.#drawn.get(item);
    if (!svg) return;
    const [width, height] = ["width", "height"].map(name => Number(svg.getAttribute(name)));
    const [x, y, across, down] = svg.getAttribute("viewBox")?.split(" ").map(Number) ?? [0, 0, width, height];
    const scaled = at.scale(width! / across!).translate(-x! - across! / 2, -y! - down! / 2);
    for (const shape of svg.children as HTMLCollectionOf<SVGGraphicsElement>) {
      const own = shape.transform.baseVal.consolidate()?.matrix;
      context.setTransform(own ? scaled.multiply(DOMMatrix.fromMatrix(own)) : scaled);
      paintShape(context, shape, getComputedStyle(shape));
    }
  }

  remove(): void {
    this.#root.unmount();
    this.#holder.remove();
  }
}

/** A colour of the style sheet, as it is by now. */
function colourOf(container: HTMLElement, name: string): string {
  const probe = container.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
