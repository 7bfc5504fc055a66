// The explorer. The browser fetches what the first map waits for while it still reads the scripts.

import { preload } from "react-dom";
import { Explorer } from "@/components/explorer";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";
import { formatQuery, parseQuery, QueryError } from "@/lib/query";

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const shell = await shellFor(searchParams);
  preloadMap(shell.search);
  return (
    <Shell {...shell}>
      <Explorer />
    </Shell>
  );
}

const GROUND = [
  ...["land.json", "governorates.geojson", "urban.json", "lakes.json", "rivers.json", "borders.json"],
  "labels.json",
];

function preloadMap(search: string): void {
  for (const url of [placesUrl(search), ...GROUND.map(file => `/basemap/${file}`)]) {
    if (url) preload(url, { as: "fetch", crossOrigin: "anonymous" });
  }
}

/** As the map will ask it, or "" for a link that cannot be read: the page itself says so. */
function placesUrl(search: string): string {
  try {
    return `/api/places?${formatQuery({ ...parseQuery(new URLSearchParams(search)), place: "" })}`;
  } catch (error) {
    if (error instanceof QueryError) return "";
    throw error;
  }
}
