"use client";
// What every page stands in: the reader's language, the answers' cache, the state that the URL holds.

import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider, type Messages } from "use-intl";
import { ExplorerProvider } from "./state";
import { LOCALES, WordsProvider } from "./words";

// An answer is drawn as soon as it is there, not when the next timer has its turn.
notifyManager.setScheduler(queueMicrotask);

interface ShellProps {
  lang: "en" | "ar";
  messages: Messages;
  search: string;
  children: ReactNode;
}

export function Shell({ lang, messages, search, children }: ShellProps) {
  const [client] = useState(
    () =>
      new QueryClient({
        // The corpus changes when somebody ingests, not while a reader looks.
        defaultOptions: { queries: { staleTime: 5 * 60_000, refetchOnWindowFocus: false, retry: 1 } },
      }),
  );
  return (
    <IntlProvider locale={LOCALES[lang]} messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>
        <ExplorerProvider search={search}>
          <WordsProvider>{children}</WordsProvider>
        </ExplorerProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}
