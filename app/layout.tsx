// The frame of every page: fonts, colours, and the language and theme a reader chose, set before the first paint.

import "@fontsource/inter/latin-400.css";
import "@fontsource/inter/latin-ext-400.css";
import "@fontsource/inter/latin-500.css";
import "@fontsource/inter/latin-600.css";
import "@fontsource/source-serif-4/latin-400.css";
import "@fontsource/source-serif-4/latin-ext-400.css";
import "@fontsource/source-serif-4/latin-400-italic.css";
import "@fontsource/source-serif-4/latin-600.css";
import "@fontsource/noto-naskh-arabic/arabic-400.css";
import "@fontsource/noto-naskh-arabic/arabic-600.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Alive } from "@/components/alive";
import { KEEP_EARLY } from "@/components/early";

export const metadata: Metadata = {
  title: { default: "Dateline", template: "%s · Dateline" },
  description: "A map of what the articles say, and the sentence behind every symbol.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#13171d" },
  ],
};

/** The language stands in the URL and the theme in the browser; neither is known to a page rendered ahead of time. */
const BEFORE_PAINT = `{
  const root = document.documentElement;
  if (new URLSearchParams(location.search).get("lang") === "ar") { root.lang = "ar"; root.dir = "rtl"; }
  try { const theme = localStorage.getItem("theme"); if (theme) root.dataset.theme = theme; } catch {}
}`;

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: BEFORE_PAINT + KEEP_EARLY }} />
      </head>
      <body>
        {children}
        <Alive />
      </body>
    </html>
  );
}
