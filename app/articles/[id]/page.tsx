// One article by itself, with a small map beside it.

import type { Metadata } from "next";
import { ArticlePage } from "@/components/article-page";
import { Localized, type PageProps } from "@/components/messages/localized";

export const metadata: Metadata = { title: "Article" };

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  return (
    <Localized searchParams={searchParams}>
      <ArticlePage id={decodeURIComponent(id)} />
    </Localized>
  );
}
