// The map and its cards alone, for a frame in somebody else's page.

import type { Metadata } from "next";
import { Embed } from "@/components/embed";
import { messagesFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Map" };

export default async function Page({ searchParams }: { searchParams: Promise<{ lang?: string }> }) {
  return (
    <Shell {...messagesFor((await searchParams).lang)}>
      <Embed />
    </Shell>
  );
}
