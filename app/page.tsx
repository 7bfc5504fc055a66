// The explorer.

import { Explorer } from "@/components/explorer";
import { type SearchParams, shellFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Shell {...(await shellFor(searchParams))}>
      <Explorer />
    </Shell>
  );
}
