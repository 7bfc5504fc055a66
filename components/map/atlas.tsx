"use client";
// The map: the ground, the symbols over it, the card beside the selected one. Loaded in the browser only.

import "leaflet/dist/leaflet.css";
import { LatLngBounds, type Map as LeafletMap } from "leaflet";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { preload } from "react-dom";
import { AttributionControl, MapContainer, Polyline, ScaleControl, useMap } from "react-leaflet";
import { useTranslations } from "use-intl";
import { pointAt } from "@/components/moment";
import { tellMapDrawn } from "@/components/paint";
import { type Outlined, useOutlines, useShading } from "@/components/shading";
import { choose, selectPlace, useExplorer } from "@/components/state";
import { useWords } from "@/components/words";
import type { PlaceCount, PlacesAnswer } from "@/lib/answers";
import { PlaceCard } from "../place-card";
import { Areas, isArea } from "./areas";
import { BaseLayers, GROUND, type GroundChoice, Outlines, SHEET } from "./base-layers";
import { Controls } from "./controls";
import { Draw, type DrawMode, DrawnFilter } from "./draw";
import { frameOf, onEarth, Panes } from "./frame";
import { middle, type PrintedArea } from "./ground-names";
import { PictureTaker } from "./picture-taker";
import { Popup } from "./popup";
import { Shades } from "./shades";
import { Standing } from "./standing";
import { Symbols } from "./symbols";

/** South-west and north-east of the region's own frame. */
const HOME: [[number, number], [number, number]] = [
  [29.0, 38.8],
  [37.45, 48.6],
];
/** The basemap holds no more than this. */
const MAX_ZOOM = 13;

// On their way while the map's places are drawn, not while its scripts are loaded.
for (const file of GROUND) preload(`/basemap/${file}`, { as: "fetch", crossOrigin: "anonymous" });

/** Keeps what is fitted clear of what covers the foot and, on a phone, of the search above. */
const clear = (covered: number, bare: boolean) => ({
  paddingTopLeft: [0, !bare && window.matchMedia("(max-width: 767px)").matches ? 64 : 0] as [number, number],
  paddingBottomRight: [0, covered] as [number, number],
});

interface AtlasProps {
  answer: PlacesAnswer | undefined;
  /** Pixels at the foot that the timeline covers. */
  covered: number;
  /** On a phone the sheet holds the card. */
  card: boolean;
  /** Alone in its page: no list, no reader, no tools beside it. */
  bare?: boolean;
  /** Begins with all results in view where the URL says no other frame. */
  fitFirst?: boolean;
  /** Tells the list what is in view. */
  onView: (bounds: [number, number, number, number]) => void;
}

export default function Atlas({ answer, covered, card, bare = false, fitFirst = false, onView }: AtlasProps) {
  const t = useTranslations("map");
  const { view } = useExplorer();
  const [ground, setGround] = useState<GroundChoice>("drawn");
  const [drawing, setDrawing] = useState<DrawMode>(null);
  const stopDrawing = useCallback(() => setDrawing(null), []);
  // Where the map starts; afterwards FollowState moves it.
  const start = useRef(view.at).current;
  const animate = useMemo(() => !window.matchMedia("(prefers-reduced-motion: reduce)").matches, []);
  return (
    <MapContainer
      id="map"
      className="atlas h-full w-full"
      {...(start
        ? { center: [start[0], start[1]], zoom: start[2] }
        : { bounds: HOME, boundsOptions: clear(covered, bare) })}
      minZoom={4}
      maxZoom={MAX_ZOOM}
      zoomSnap={0.5}
      zoomDelta={1}
      wheelPxPerZoomLevel={100}
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={animate}
      fadeAnimation={animate}
      inertia={animate}
      boxZoom={false}
      maxBoundsViscosity={1}
    >
      <AttributionControl prefix={false} position="bottomright" />
      {/* Not with every step of a pan: it would lay out the page each time. */}
      <ScaleControl position="bottomright" imperial={false} updateWhenIdle />
      <Credits />
      <Describe label={t("label")} />
      <MarkNear />
      <FollowState onView={onView} covered={covered} bare={bare} />
      <BaseLayers choice={ground} />
      <Panes>
        <Marks answer={answer} covered={covered} card={card} bare={bare} fitFirst={fitFirst && !start} />
      </Panes>
      {!bare && <PictureTaker answer={answer} />}
      {drawing && <Draw mode={drawing} onDone={stopDrawing} />}
      <Controls
        home={HOME}
        covered={covered}
        bare={bare}
        answer={answer}
        drawing={drawing}
        onDraw={setDrawing}
        ground={ground}
        onGround={setGround}
        maxZoom={MAX_ZOOM}
      />
    </MapContainer>
  );
}

/** Everything that a query puts on the ground. */
function Marks({
  answer,
  covered,
  card,
  bare,
  fitFirst,
}: Pick<AtlasProps, "answer" | "covered" | "card"> & { bare: boolean; fitFirst: boolean }) {
  const { query, ask } = useExplorer();
  useEffect(
    function tellFirst() {
      if (answer) tellMapDrawn();
    },
    [answer],
  );
  const words = useWords();
  const t = useTranslations("map");
  const shading = useShading(answer);
  const circles = shading === null;
  const [runnersUp, setRunnersUp] = useState<{ lon: number; lat: number; name: string }[]>([]);

  const places = useMemo(
    () => answer?.features.map(feature => feature.properties).filter(({ shown }) => shown === "map") ?? [],
    [answer],
  );
  const [points, areas] = useMemo(() => {
    const areas = places.filter(isArea);
    return [places.filter(place => !isArea(place)), areas];
  }, [places]);
  const selected = places.find(({ id }) => id === query.place);
  // A selected place has its symbol over shaded areas, too.
  const alone = useMemo(() => (selected && !isArea(selected) ? [selected] : NONE), [selected]);

  const level = shading?.level ?? "province";
  const outlines = useOutlines(level);
  const withDistricts = answer?.levels.includes("district") ?? false;
  const namesDistricts = circles && withDistricts && areas.some(({ kind }) => kind === "admin2");
  const districts = usePrinted(useOutlines("district", namesDistricts).data);
  const printed = usePrinted(outlines.data);
  const ordered = useMemo(() => {
    const numberOf = ({ area }: PrintedArea) => shading?.shades.get(area.slug)?.number ?? 0;
    return shading ? [...printed].sort((a, b) => numberOf(b) - numberOf(a)) : printed;
  }, [shading, printed]);
  const onArea = useCallback(
    (slug: string) => ask(now => choose(now, level, slug, now.facets[level].only.includes(slug) ? "either" : "only")),
    [ask, level],
  );
  const numbers = useMemo(
    () =>
      shading &&
      new Map(
        [...shading.shades].map(([slug, { number }]) => [
          slug,
          shading.by === "per-article" && number > 0 ? words.tenths(number) : words.number(number),
        ]),
      ),
    [shading, words],
  );
  const describe = (slug: string) => {
    const shade = shading?.shades.get(slug);
    if (!shading || !shade) return "";
    const name = words.name(shade.area)[0];
    const count = words.count(query.unit, shade.counts[query.unit]);
    if (shading.by === "killed") return [name, count, words.count("killed", shade.number)].join(" · ");
    if (shading.by === "count") return `${name} · ${count}`;
    return t("perArticle", {
      ...{ name, count, number: words.tenths(shade.number) },
      articles: words.count("articles", shade.counts.articles),
    });
  };
  return (
    <>
      {shading && <Shades shading={shading} asked={query.facets[level].only} onChoose={onArea} describe={describe} />}
      {(circles || level !== "province") && (
        <Outlines level="province" over={!circles} asked={query.facets.province.only} />
      )}
      {level !== "district" && withDistricts && (
        <Outlines level="district" asked={query.facets.district.only} askedOnly />
      )}
      {answer && <KeepNearSheet places={places} />}
      <DrawnFilter query={query} />
      {circles && <Areas places={areas} selected={query.place} districts={withDistricts} onSelect={selectPlace} />}
      <Symbols
        points={circles ? points : alone}
        areas={circles ? areas : NONE}
        printed={ordered}
        districts={districts}
        unit={query.unit}
        counts={numbers}
        selected={query.place}
        onSelect={selectPlace}
        onArea={onArea}
      />
      {selected &&
        card &&
        runnersUp.map(to => (
          <Polyline
            key={`${to.lon},${to.lat}`}
            positions={[
              [selected.lat, selected.lon],
              [to.lat, to.lon],
            ]}
            className="runner-up"
            color=""
            interactive={false}
          />
        ))}
      {answer && (
        <Standing
          places={places}
          points={circles ? points : alone}
          selected={query.place}
          covered={covered}
          fitFirst={fitFirst}
        />
      )}
      {selected && <KeepInSight lon={selected.lon} lat={selected.lat} covered={covered} />}
      {selected && card && (
        <Popup
          key={selected.id}
          placeId={selected.id}
          lon={selected.lon}
          lat={selected.lat}
          label={words.name(selected)[0]}
          covered={covered}
          onClose={deselect}
        >
          <PlaceCard place={selected} bare={bare} onRunnersUp={setRunnersUp} />
        </Popup>
      )}
    </>
  );
}

const NONE: PlaceCount[] = [];
const deselect = () => selectPlace("");

/** Only what is hidden moves the map. */
function KeepInSight({ lon, lat, covered }: { lon: number; lat: number; covered: number }) {
  const map = useMap();
  useEffect(
    function showSymbol() {
      const show = (options: { animate?: boolean } = {}) =>
        map.panInside([lat, lon], { paddingTopLeft: [40, 80], paddingBottomRight: [60, 40 + covered], ...options });
      // A reader that opens beside the map takes room from it.
      const showAgain = () => show({ animate: false });
      show();
      map.on("resize", showAgain);
      return () => {
        map.off("resize", showAgain);
      };
    },
    [map, lat, lon, covered],
  );
  return null;
}

/** The map is moved no farther than some way beyond its sheet and the places it has shown; what a filter takes away moves nothing. */
function KeepNearSheet({ places }: { places: PlaceCount[] }) {
  const map = useMap();
  const shown = useRef<[south: number, west: number, north: number, east: number] | null>(null);
  useEffect(
    function limitPan() {
      const [[south, west], [north, east]] = SHEET;
      const box = shown.current ?? [south, west, north, east];
      const before = shown.current?.join();
      for (const { lat, lon } of places) {
        if (lat < box[0]) box[0] = lat;
        if (lon < box[1]) box[1] = lon;
        if (lat > box[2]) box[2] = lat;
        if (lon > box[3]) box[3] = lon;
      }
      shown.current = box;
      if (box.join() === before) return;
      const wide = new LatLngBounds([box[0], box[1]], [box[2], box[3]]).pad(0.5);
      const [w, s, e, n] = onEarth([wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()]);
      map.setMaxBounds([
        [s, w],
        [n, e],
      ]);
    },
    [map, places],
  );
  return null;
}

/** Where the names of areas stand. */
function usePrinted(outlines: GeoJSON.FeatureCollection<GeoJSON.Geometry, Outlined> | undefined): PrintedArea[] {
  return useMemo(
    () => outlines?.features.map(({ properties, geometry }) => ({ area: properties, ...middle(geometry) })) ?? [],
    [outlines],
  );
}

/** Keeps map and URL at the same place: a pan replaces the entry, Back and Forward move the map. */
function FollowState({ onView, covered, bare }: Pick<AtlasProps, "onView" | "covered"> & { bare: boolean }) {
  const map = useMap();
  const { view, look } = useExplorer();
  const own = useRef(view.at?.join() ?? "");
  // Where the region's own frame put the map: standing there is not worth a word in the URL.
  const home = useRef(view.at ? "" : atOf(map).join());

  useEffect(
    function tellView() {
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const tell = () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => onView(frameOf(map).bounds), 60);
      };
      let resizing = false;
      const note = () => {
        tell();
        const at = atOf(map);
        // A page that changes its shape is not a pan.
        const standing = own.current ? own : home;
        if (resizing) standing.current = at.join();
        if (own.current === at.join() || (own.current === "" && home.current === at.join())) return;
        own.current = at.join();
        look({ at }, "replace");
      };
      tell();
      map.on("moveend", note);
      const observer = new ResizeObserver(() => {
        resizing = true;
        map.invalidateSize({ animate: false });
        resizing = false;
      });
      observer.observe(map.getContainer());
      return () => {
        clearTimeout(waiting);
        observer.disconnect();
        map.off("moveend", note);
      };
    },
    [map, look, onView],
  );

  const at = view.at?.join() ?? "";
  useEffect(
    function followUrl() {
      if (at === own.current) return;
      own.current = at;
      const [lat, lon, zoom] = at.split(",").map(Number);
      if (lat === undefined || lon === undefined || zoom === undefined)
        map.fitBounds(HOME, { animate: false, maxZoom: MAX_ZOOM, ...clear(covered, bare) });
      else map.setView([lat, lon], zoom, { animate: false });
    },
    [map, at, covered, bare],
  );
  return null;
}

const atOf = (map: LeafletMap): [number, number, number] => {
  const { lat, lng } = map.getCenter();
  const [lon, , , north] = onEarth([lng, lat, lng, lat]);
  return [Math.round(north * 1e4) / 1e4, Math.round(lon * 1e4) / 1e4, map.getZoom()];
};

function Credits() {
  const map = useMap();
  const t = useTranslations("attribution");
  useEffect(
    function addCredits() {
      const credit = `<a href="https://www.geonames.org/">${t("geonames")}</a> CC BY 4.0 · ${t("naturalEarth")} · GSHHG`;
      map.attributionControl?.addAttribution(credit);
      return () => {
        map.attributionControl?.removeAttribution(credit);
      };
    },
    [map, t],
  );
  return null;
}

/** From this zoom on the map shows less than a province. */
const NEAR = 9;

function MarkNear() {
  const map = useMap();
  useEffect(
    function markNear() {
      const mark = () => map.getContainer().classList.toggle("near", map.getZoom() >= NEAR);
      mark();
      map.on("zoomend", mark);
      return () => {
        map.off("zoomend", mark);
      };
    },
    [map],
  );
  return null;
}

function Describe({ label }: { label: string }) {
  const map = useMap();
  useEffect(
    function describeContainer() {
      const container = map.getContainer();
      container.setAttribute("role", "application");
      container.setAttribute("aria-label", label);
      container.addEventListener("pointerleave", () => pointAt(""));
    },
    [map, label],
  );
  return null;
}
