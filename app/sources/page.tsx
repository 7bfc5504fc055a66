// What is in the corpus and where it came from, to be looked through and taken out again.

import type { Metadata } from "next";
import { SourcesPage } from "@/components/imports/sources-page";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Sources" };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Shell {...(await shellFor(searchParams))}>
      <SourcesPage />
    </Shell>
  );
}
