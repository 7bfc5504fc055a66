// One glyph for each incident type, drawn in a square of 10 units around (0, 0): the second sign beside colour.

import type { IncidentType } from "@/lib/types";

export const GLYPHS: Record<IncidentType | "none", string> = {
  battles: "M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4",
  explosions: "M0-4.2V4.2M-4.2 0H4.2M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6",
  "violence-against-civilians": "M-3.8-3H3.8L0 3.8Z",
  protests: "M-3 4.2V-4L3.4-1.6-3 .8",
  riots: "M1-4.4-2.6.6H2.4L-1 4.6",
  "strategic-developments": "M-3.2-3.2H3.2V3.2H-3.2Z",
  none: "M-.6 0A.6.6 0 1 0 .6 0 .6.6 0 1 0-.6 0",
};

export const typeColour = (type: IncidentType | null) => `var(--${type ?? "none"})`;

/** The strokes alone, for use inside another drawing. */
export function GlyphPath({ type, scale = 1, y = 0 }: { type: IncidentType | null; scale?: number; y?: number }) {
  return (
    <path
      className="glyph"
      d={GLYPHS[type ?? "none"]}
      transform={`translate(0 ${y}) scale(${scale})`}
      fill="none"
      stroke="var(--on-type)"
      strokeWidth={1.5 / scale}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** A small disc in the type's colour with its glyph. Says nothing by itself: a name stands beside it. */
export function TypeGlyph({ type, size = 16 }: { type: IncidentType | null; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="-8 -8 16 16"
      aria-hidden="true"
      className={`symbol shrink-0 ${type === "explosions" ? "on-light" : ""}`}
    >
      <circle r="7.6" fill={typeColour(type)} />
      <GlyphPath type={type} scale={0.9} />
    </svg>
  );
}
