// Before a page is drawn: an address that names no language is led to the same one in the reader's, where that is not English.

import { type NextRequest, NextResponse } from "next/server";
import { CHOSEN, readersLanguage } from "@/components/messages/language";

export function proxy({ nextUrl, cookies, headers }: NextRequest): NextResponse {
  const language = readersLanguage(cookies.get(CHOSEN)?.value, headers.get("accept-language"));
  if (language === "en" || nextUrl.searchParams.has("lang")) return NextResponse.next();
  const url = nextUrl.clone();
  url.searchParams.set("lang", language);
  const response = NextResponse.redirect(url, 307);
  response.headers.set("vary", "accept-language, cookie");
  return response;
}

/** The pages of a reader. A map in somebody else's page is in the language that its address asks for. */
export const config = { matcher: ["/", "/add/:path*", "/articles/:path*", "/print", "/sources"] };
