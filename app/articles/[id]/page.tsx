// One article by itself, with a small map beside it.

import type { Metadata } from "next";
import { ArticlePage } from "@/components/article-page";
import { messagesFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export const metadata: Metadata = { title: "Article" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ lang?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const [{ id }, { lang }] = await Promise.all([params, searchParams]);
  return (
    <Shell {...messagesFor(lang)}>
      <ArticlePage id={decodeURIComponent(id)} />
    </Shell>
  );
}
