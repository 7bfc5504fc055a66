// One import: how far it is, its review, and what came of it.

import type { Metadata } from "next";
import { ImportPage } from "@/components/imports/import-page";
import { Localized, type PageProps } from "@/components/messages/localized";

export const metadata: Metadata = { title: "Review" };

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  return (
    <Localized searchParams={searchParams}>
      <ImportPage id={decodeURIComponent(id)} />
    </Localized>
  );
}
