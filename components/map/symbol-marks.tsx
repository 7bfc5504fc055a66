"use client";
// One symbol in SVG: a disc with its count and name, or the chip of an area. Each is a button.

import { type KeyboardEvent, memo, useMemo } from "react";
import { pointAt, pointAway, usePointedAt } from "@/components/moment";
import { GlyphPath, typeColour } from "@/components/type-glyph";
import type { Chip, MarkLabel } from "./drawing";
import { moved } from "./frame";
import { type Disc, HALO, INSIDE, insideOf } from "./layout";
import { TYPES } from "./painter";

interface MarkProps {
  selected: boolean;
  /** What it is announced with. */
  label: string;
}

interface DiscMarkProps extends MarkProps {
  disc: Disc;
  name: string;
  side: MarkLabel | null;
  count: string;
  onPress: (disc: Disc) => void;
}

/** Drawn anew only for what is seen of it: each question makes new discs, most of them as before. */
export const DiscMark = memo(function DiscMark({ disc, name, side, selected, count, label, onPress }: DiscMarkProps) {
  const members = useMemo(() => membersOf(disc), [disc]);
  const pointed = usePointedAt(disc.id, members);
  const { x, y, r, leading } = disc;
  const shown =
    side ?? (pointed || selected ? { dx: r + 4, dy: 4, anchor: "start" as const, inside: false, text: name } : null);
  const inside = insideOf(disc, side?.inside ?? false);
  return (
    <g
      className={`symbol leaflet-zoom-animated ${leading === "explosions" ? "on-light" : ""}`}
      data-lon={disc.lon}
      data-lat={disc.lat}
      data-place={disc.place ? disc.id : undefined}
      style={{ transform: moved(x, y) }}
      {...button(label, () => onPress(disc), disc.id, members)}
    >
      {r < FINGER && !disc.cluster && <circle className="reach" r={reachOf(disc)} />}
      {selected && <circle className="ring" r={r + 4} />}
      {pointed && <circle className="pulse" r={r + 2} />}
      {disc.cluster && (
        <circle
          r={r + HALO.gap}
          fill="transparent"
          stroke={typeColour(leading)}
          strokeWidth={HALO.width}
          strokeOpacity={HALO.opacity}
        />
      )}
      <circle className="disc" r={r} fill={typeColour(leading)} />
      {inside.glyph && <GlyphPath type={leading} {...inside.glyph} />}
      {inside.count && (
        <text className="count" y={inside.count.y} fontSize={inside.count.size}>
          {count}
        </text>
      )}
      {shown && !shown.over && (
        <text
          className={shown.inside ? "inside" : "name"}
          fontSize={shown.inside ? INSIDE.size : undefined}
          x={shown.dx}
          y={shown.dy}
          textAnchor={shown.anchor}
        >
          {pointed ? name : shown.text}
          {pointed && !inside.count && ` · ${count}`}
        </text>
      )}
    </g>
  );
}, looksTheSame);

function looksTheSame(a: DiscMarkProps, b: DiscMarkProps): boolean {
  return (
    a.disc.id === b.disc.id &&
    a.disc.x === b.disc.x &&
    a.disc.y === b.disc.y &&
    a.disc.r === b.disc.r &&
    a.disc.leading === b.disc.leading &&
    a.selected === b.selected &&
    a.label === b.label &&
    a.side?.dx === b.side?.dx &&
    a.side?.dy === b.side?.dy &&
    a.side?.anchor === b.side?.anchor &&
    a.side?.inside === b.side?.inside &&
    a.side?.over === b.side?.over &&
    a.side?.text === b.side?.text
  );
}

/** What a painted circle is to those who do not see it. What it looks like is the painter's, what a pointer does there useFeeling's. */
export const DiscButton = memo(
  function DiscButton({ disc, label, onPress }: Pick<DiscMarkProps, "disc" | "label" | "onPress">) {
    return (
      <g
        className="symbol"
        data-lon={disc.lon}
        data-lat={disc.lat}
        data-place={disc.place ? disc.id : undefined}
        style={{ transform: moved(disc.x, disc.y) }}
        {...button(label, () => onPress(disc), disc.id, membersOf(disc))}
      >
        <circle className="reach" r={disc.r} />
      </g>
    );
  },
  (a, b) =>
    a.disc.id === b.disc.id &&
    a.disc.x === b.disc.x &&
    a.disc.y === b.disc.y &&
    a.disc.r === b.disc.r &&
    a.label === b.label,
);

/** The places of a circle that stands for several. */
export const membersOf = ({ cluster }: Disc): Pick<ReadonlySet<string>, "has"> | null =>
  cluster && { has: id => cluster.places.some(place => place.id === id) };

/** A finger is wider than a small circle: pixels around the middle that are the circle's all the same. */
const FINGER = 12;

/** Pixels around its middle within which a circle is meant. */
export const reachOf = ({ r, cluster }: Disc): number => (cluster ? r + HALO.gap : Math.max(r, FINGER));

export function ChipMark({
  chip,
  selected,
  label,
  onSelect,
}: MarkProps & { chip: Chip; onSelect: (id: string) => void }) {
  const { place, text, x, y, width } = chip;
  const pointed = usePointedAt(place.id);
  const line = place.extent?.type.endsWith("LineString");
  return (
    <g
      className="symbol leaflet-zoom-animated"
      data-lon={place.lon}
      data-lat={place.lat}
      data-place={place.id}
      style={{ transform: moved(x, y) }}
      {...button(label, () => onSelect(place.id), place.id)}
    >
      <rect
        x={-width / 2}
        y={-11}
        width={width}
        height={22}
        rx={11}
        fill="var(--panel)"
        stroke={selected || pointed ? "var(--ink)" : "var(--hatch)"}
        strokeWidth={selected ? 2 : 1}
      />
      <text
        textAnchor="middle"
        y={4}
        fill="var(--ink)"
        fontSize="11.5"
        fontWeight="600"
        fontStyle={line ? "italic" : "normal"}
      >
        {text}
      </text>
    </g>
  );
}

/** A button inside an SVG. Out of the tab order, which comes to all of them at once: see symbol-keys.ts. */
const button = (label: string, press: () => void, id: string, members: ReturnType<typeof membersOf> = null) => ({
  role: "button",
  tabIndex: -1,
  "aria-label": label,
  onPointerEnter: () => pointAt(id, members),
  onPointerLeave: () => pointAway(id),
  onFocus: () => pointAt(id, members),
  onBlur: () => pointAway(id),
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    press();
  },
  onClick: (event: { stopPropagation(): void }) => {
    event.stopPropagation();
    press();
  },
  onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
});

/** One symbol of each type that nobody sees: the painter reads off it what the style sheet says. */
export const Specimens = memo(function Specimens({ ref }: { ref: React.Ref<SVGSVGElement> }) {
  return (
    <svg ref={ref} className="specimens" aria-hidden="true">
      {TYPES.map(type => {
        const leading = type === "none" ? null : type;
        return (
          <g key={type} className={`symbol ${leading === "explosions" ? "on-light" : ""}`}>
            <circle className="disc" fill={typeColour(leading)} />
            <GlyphPath type={leading} />
            <text className="count" />
            <text className="name" />
          </g>
        );
      })}
    </svg>
  );
});

/** The patterns that the style sheet paints areas with. */
export function Patterns() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="var(--hatch)" fillOpacity="0.03" />
        <line x1="0" y1="0" x2="0" y2="7" stroke="var(--hatch)" strokeOpacity="0.2" strokeWidth="1.5" />
      </pattern>
      <pattern id="stipple" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" fill="var(--hatch)" fillOpacity="0.03" />
        <circle cx="2" cy="2" r="0.9" fill="var(--hatch)" fillOpacity="0.36" />
      </pattern>
    </defs>
  );
}
