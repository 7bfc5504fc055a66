"use client";
// How the map stands to what was asked for: whether the results lie in its view, whether the selected place has a symbol to itself;
// and the two moves that mend it. Neither is made unless a reader asks.

import { LatLngBounds, type Map as LeafletMap, Point } from "leaflet";
import { useEffect, useMemo, useRef } from "react";
import { useMap } from "react-leaflet";
import { setStanding, useMove } from "@/components/moment";
import type { PlaceCount } from "@/lib/answers";
import { useFrame } from "./frame";
import { DEFAULTS, radiusOf } from "./layout";

/** Pixels around what is fitted. */
const ROOM = 50;
/** No closer than this for results that lie together. */
const CLOSEST = 10;
/** Results that could be shown so many zooms larger fill little of the view. */
const LITTLE = 2;

interface StandingProps {
  /** The first results are brought into the view, wherever that was. */
  fitFirst?: boolean;
  /** Everything that the map draws. */
  places: PlaceCount[];
  /** Those of them that are circles. */
  points: PlaceCount[];
  selected: string;
  /** Pixels at the foot that something covers. */
  covered: number;
}

export function Standing({ places, points, selected, covered, fitFirst = false }: StandingProps) {
  const map = useMap();
  const frame = useFrame(0);
  const results = useMemo(() => new LatLngBounds(places.map(({ lat, lon }) => [lat, lon])), [places]);
  const chosen = useMemo(() => points.find(({ id }) => id === selected), [points, selected]);

  useEffect(
    function tellStanding() {
      const [west, south, east, north] = frame.bounds;
      const outside = places.filter(({ lon, lat }) => lon < west || lon > east || lat < south || lat > north).length;
      const small = results.isValid() && fitZoom(map, results, covered) - frame.zoom >= LITTLE;
      const crowded =
        chosen !== undefined && frame.zoom < map.getMaxZoom() && !isAlone(map, chosen, points, frame.zoom);
      setStanding({ outside, small, crowded });
    },
    [map, frame, places, results, points, chosen, covered],
  );

  const fit = (how: { animate?: boolean } = {}) => {
    if (!results.isValid()) return;
    map.fitBounds(results, { ...roomFor(covered), maxZoom: Math.min(CLOSEST, map.getMaxZoom()), ...how });
  };
  useMove("fit", fit);
  const fitted = useRef(!fitFirst);
  useEffect(function showAllAtFirst() {
    if (fitted.current || !results.isValid()) return;
    fitted.current = true;
    fit({ animate: false });
  });
  useMove("alone", () => {
    if (!chosen) return;
    let zoom = map.getZoom() + 1;
    while (zoom < map.getMaxZoom() && !isAlone(map, chosen, points, zoom)) zoom++;
    map.setView([chosen.lat, chosen.lon], Math.min(zoom, map.getMaxZoom()));
  });
  return null;
}

const roomFor = (covered: number) => ({
  paddingTopLeft: [ROOM, ROOM] as [number, number],
  paddingBottomRight: [ROOM, ROOM + covered] as [number, number],
});

function fitZoom(map: LeafletMap, bounds: LatLngBounds, covered: number): number {
  const zoom = map.getBoundsZoom(bounds, false, new Point(2 * ROOM, 2 * ROOM + covered));
  return Math.min(zoom, CLOSEST, map.getMaxZoom());
}

/** Whether no other circle would join this one at a zoom. */
function isAlone(map: LeafletMap, chosen: PlaceCount, points: PlaceCount[], zoom: number): boolean {
  const largest = points.reduce((most, { count }) => Math.max(most, count), 1);
  const at = map.project([chosen.lat, chosen.lon], zoom);
  const r = radiusOf(chosen.count, largest);
  return points.every(other => {
    if (other.id === chosen.id) return true;
    const theirs = radiusOf(other.count, largest);
    const reach = r + theirs - DEFAULTS.overlap * 2 * Math.min(r, theirs);
    return at.distanceTo(map.project([other.lat, other.lon], zoom)) >= reach;
  });
}
