// One import: how far it is, its review, and what came of it.

import type { Metadata } from "next";
import { ImportPage } from "@/components/imports/import-page";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Review" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  return (
    <Shell {...(await shellFor(searchParams))}>
      <ImportPage id={decodeURIComponent(id)} />
    </Shell>
  );
}
