// The view on paper: map, legend, excerpts and sources, stamped with what was asked.

import type { Metadata } from "next";
import { messagesFor } from "@/components/messages/messages";
import { PrintPage } from "@/components/print-page";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Print" };

export default async function Page({ searchParams }: { searchParams: Promise<{ lang?: string }> }) {
  return (
    <Shell {...messagesFor((await searchParams).lang)}>
      <PrintPage />
    </Shell>
  );
}
