// A page in the language that its address asks for.

import type { ReactNode } from "react";
import { Shell } from "../shell";
import { type SearchParams, shellFor } from "./messages";

export async function Localized({ searchParams, children }: { searchParams: SearchParams; children: ReactNode }) {
  return <Shell {...(await shellFor(searchParams))}>{children}</Shell>;
}

/** What a page of one thing is given. */
export interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}
