// What is in the corpus and where it came from, to be looked through and taken out again.

import type { Metadata } from "next";
import { SourcesPage } from "@/components/imports/sources-page";
import { Localized } from "@/components/messages/localized";
import type { SearchParams } from "@/components/messages/messages";

export const metadata: Metadata = { title: "Sources" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Localized searchParams={searchParams}>
      <SourcesPage />
    </Localized>
  );
}
