// One article by itself, with a small map beside it.

import type { Metadata } from "next";
import { ArticlePage } from "@/components/article-page";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Article" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  return (
    <Shell {...(await shellFor(searchParams))}>
      <ArticlePage id={decodeURIComponent(id)} />
    </Shell>
  );
}
