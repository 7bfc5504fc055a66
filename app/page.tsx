// The explorer. The browser fetches the places that the first map waits for while it still reads the scripts.

import { preload } from "react-dom";
import { Explorer } from "@/components/explorer";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";
import { formatQuery, parseQuery, QueryError } from "@/lib/query";

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const shell = await shellFor(searchParams);
  const places = placesUrl(shell.search);
  if (places) preload(places, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <Shell {...shell}>
      <Explorer />
    </Shell>
  );
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
