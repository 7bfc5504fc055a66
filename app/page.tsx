// The explorer.

import { Explorer } from "@/components/explorer";
import { messagesFor } from "@/components/messages/messages";
import { Shell } from "@/components/shell";

export default async function Page({ searchParams }: { searchParams: Promise<{ lang?: string }> }) {
  return (
    <Shell {...messagesFor((await searchParams).lang)}>
      <Explorer />
    </Shell>
  );
}
