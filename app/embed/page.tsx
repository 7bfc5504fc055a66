// The map and its cards alone, for a frame in somebody else's page.

import type { Metadata } from "next";
import { Embed } from "@/components/embed";
import { Localized } from "@/components/messages/localized";
import type { SearchParams } from "@/components/messages/messages";

export const metadata: Metadata = { title: "Map" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Localized searchParams={searchParams}>
      <Embed />
    </Localized>
  );
}
