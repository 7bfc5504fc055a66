// Articles in: files, folders, text, addresses.

import type { Metadata } from "next";
import { AddPage } from "@/components/imports/add-page";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Add articles" };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Shell {...(await shellFor(searchParams))}>
      <AddPage />
    </Shell>
  );
}
