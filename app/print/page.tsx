// The view on paper: map, legend, excerpts and sources, stamped with what was asked.

import type { Metadata } from "next";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { PrintPage } from "@/components/print-page";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Print" };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Shell {...(await shellFor(searchParams))}>
      <PrintPage />
    </Shell>
  );
}
