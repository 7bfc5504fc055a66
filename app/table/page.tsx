// The incidents in view as a table, by what the reader chooses.

import type { Metadata } from "next";
import { Localized } from "@/components/messages/localized";
import type { SearchParams } from "@/components/messages/messages";
import { TablePage } from "@/components/table-page";

export const metadata: Metadata = { title: "Table" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Localized searchParams={searchParams}>
      <TablePage />
    </Localized>
  );
}
