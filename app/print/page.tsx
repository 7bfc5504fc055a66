// The view on paper: map, legend, excerpts and sources, stamped with what was asked.

import type { Metadata } from "next";
import { Localized } from "@/components/messages/localized";
import type { SearchParams } from "@/components/messages/messages";
import { PrintPage } from "@/components/print-page";

export const metadata: Metadata = { title: "Print" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Localized searchParams={searchParams}>
      <PrintPage />
    </Localized>
  );
}
