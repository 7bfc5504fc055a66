// Articles in: files, folders, text, addresses.

import type { Metadata } from "next";
import { AddPage } from "@/components/imports/add-page";
import { Localized } from "@/components/messages/localized";
import type { SearchParams } from "@/components/messages/messages";

export const metadata: Metadata = { title: "Add articles" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Localized searchParams={searchParams}>
      <AddPage />
    </Localized>
  );
}
