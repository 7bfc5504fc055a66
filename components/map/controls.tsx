"use client";
// The map's few buttons: zoom, whole region, fit to results, circles or provinces, draw a filter, online tiles.

import * as Menu from "@radix-ui/react-dropdown-menu";
import { DomEvent, type LeafletMouseEvent } from "leaflet";
import { Circle, Copy, Home, Layers, Maximize2, Minus, Pentagon, Plus, Square } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useMap } from "react-leaflet";
import { useTranslations } from "use-intl";
import { copy } from "@/components/copy";
import type { GroundChoice } from "@/components/map/base-layers";
import { useMapFile } from "@/components/map/map-file";
import { moveMap } from "@/components/moment";
import { useExplorer } from "@/components/state";
import type { PlacesAnswer } from "@/lib/answers";
import { LAYERS } from "@/lib/query";
import type { DrawMode } from "./draw";

interface ControlsProps {
  home: [[number, number], [number, number]];
  /** Zoom and frame only. */
  bare: boolean;
  /** Pixels at the foot that something covers. */
  covered: number;
  answer: PlacesAnswer | undefined;
  drawing: DrawMode;
  onDraw: (mode: DrawMode) => void;
  ground: GroundChoice;
  onGround: (choice: GroundChoice) => void;
  maxZoom: number;
}

export function Controls({ home, bare, covered, answer, drawing, onDraw, ground, onGround, maxZoom }: ControlsProps) {
  const mapFile = useMapFile();
  const levels = new Set<string>(answer?.levels.map(level => `${level}s`));
  const map = useMap();
  const t = useTranslations("map");
  const { view, look } = useExplorer();
  const box = useRef<HTMLDivElement>(null);
  useEffect(function keepClicksOffTheMap() {
    if (!box.current) return;
    DomEvent.disableClickPropagation(box.current);
    DomEvent.disableScrollPropagation(box.current);
  }, []);

  return (
    <div
      ref={box}
      className="no-print absolute end-3 top-3 z-[800] max-md:top-[76px] flex cursor-auto flex-col gap-2 short:flex-row-reverse short:items-start"
    >
      <div className="card flex flex-col overflow-hidden">
        <Tool label={t("in")} onClick={() => map.zoomIn()}>
          <Plus />
        </Tool>
        <Tool label={t("out")} onClick={() => map.zoomOut()}>
          <Minus />
        </Tool>
        <Tool label={t("home")} onClick={() => map.fitBounds(home, { maxZoom, paddingBottomRight: [0, covered] })}>
          <Home />
        </Tool>
        <Tool label={t("fit")} onClick={() => moveMap("fit")}>
          <Maximize2 />
        </Tool>
      </div>
      {!bare && (
        <div className="card flex flex-col overflow-hidden">
          <Tool label={t("box")} pressed={drawing === "box"} onClick={() => onDraw(drawing === "box" ? null : "box")}>
            <Square />
          </Tool>
          <Tool
            label={t("polygon")}
            pressed={drawing === "polygon"}
            onClick={() => onDraw(drawing === "polygon" ? null : "polygon")}
          >
            <Pentagon />
          </Tool>
          <Menu.Root modal={false}>
            <Menu.Trigger asChild>
              <button
                type="button"
                aria-label={t("layers")}
                title={t("layers")}
                className="grid size-9 place-items-center hover:bg-wash"
              >
                <Layers size={16} aria-hidden="true" />
              </button>
            </Menu.Trigger>
            <Menu.Portal>
              <Menu.Content align="end" side="bottom" sideOffset={6} className="card z-[1000] w-64 p-1 text-[13px]">
                <Menu.Label className={MENU_LABEL}>{t("drawnAs")}</Menu.Label>
                <Menu.RadioGroup
                  aria-label={t("drawnAs")}
                  value={view.layer}
                  onValueChange={layer => look({ layer: layer as typeof view.layer })}
                >
                  {LAYERS.filter(layer => layer === "circles" || levels.has(layer)).map(layer => (
                    <Menu.RadioItem key={layer} value={layer} className={MENU_ITEM}>
                      {t(layer)}
                      <Dot />
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
                <Menu.Separator className="my-1 h-px bg-rule" />
                <Menu.Label className={MENU_LABEL}>{t("ground")}</Menu.Label>
                <Menu.RadioGroup
                  aria-label={t("ground")}
                  value={ground}
                  onValueChange={choice => onGround(choice as GroundChoice)}
                >
                  <Menu.RadioItem value="drawn" className={MENU_ITEM}>
                    {t("drawn")}
                    <Dot />
                  </Menu.RadioItem>
                  {mapFile && (
                    <Menu.RadioItem value="file" className={MENU_ITEM}>
                      {t("mapFile")}
                      <Dot />
                    </Menu.RadioItem>
                  )}
                  <Menu.RadioItem value="online" className={MENU_ITEM}>
                    {t("tiles")}
                    <Dot />
                  </Menu.RadioItem>
                </Menu.RadioGroup>
                <p className="px-2.5 pb-1.5 text-[11.5px] text-soft">{t("tilesNote")}</p>
              </Menu.Content>
            </Menu.Portal>
          </Menu.Root>
        </div>
      )}
      <PointMenu />
    </div>
  );
}

const MENU_LABEL = "eyebrow px-2.5 pt-1.5 pb-1";
const MENU_ITEM =
  "flex cursor-pointer items-center justify-between rounded px-2.5 py-1.5 outline-none data-[highlighted]:bg-wash";

const Dot = () => (
  <Menu.ItemIndicator>
    <Circle size={8} fill="currentColor" aria-hidden="true" />
  </Menu.ItemIndicator>
);

function Tool({
  label,
  pressed,
  onClick,
  children,
}: {
  label: string;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="grid size-9 place-items-center border-b border-rule last:border-b-0 hover:bg-wash aria-pressed:bg-ink aria-pressed:text-panel [&_svg]:size-4"
    >
      {children}
    </button>
  );
}

/** A right click tells where it was, and copies it: latitude first, as people write it. */
function PointMenu() {
  const map = useMap();
  const t = useTranslations("map");
  const [at, setAt] = useState<{ x: number; y: number; text: string } | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(
    function listenForRightClick() {
      const open = ({ latlng, containerPoint, originalEvent }: LeafletMouseEvent) => {
        originalEvent.preventDefault();
        setCopied(false);
        setAt({ x: containerPoint.x, y: containerPoint.y, text: `${latlng.lat.toFixed(5)}, ${latlng.lng.toFixed(5)}` });
      };
      const close = () => setAt(null);
      map.on("contextmenu", open);
      map.on("click movestart zoomstart", close);
      return () => {
        map.off("contextmenu", open);
        map.off("click movestart zoomstart", close);
      };
    },
    [map],
  );
  if (!at) return null;
  const container = map.getContainer().getBoundingClientRect();
  return (
    <div
      className="card fixed z-[900] flex items-center gap-2 px-3 py-1.5 text-[12.5px] tabular-nums"
      style={{ left: container.left + at.x, top: container.top + at.y }}
    >
      <span dir="ltr">{at.text}</span>
      <button
        type="button"
        aria-label={t("copyPoint")}
        title={t("copyPoint")}
        className="rounded p-1 hover:bg-wash"
        onClick={() => void copy(at.text).then(setCopied)}
      >
        {copied ? t("copiedPoint") : <Copy size={14} aria-hidden="true" />}
      </button>
    </div>
  );
}
