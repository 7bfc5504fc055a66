// The map and its cards alone, for a frame in somebody else's page.

import type { Metadata } from "next";
import { Embed } from "@/components/embed";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Map" };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Shell {...(await shellFor(searchParams))}>
      <Embed />
    </Shell>
  );
}
