// POST /api/geoparse: a text in, its places and incidents out. Nothing is stored.

import { z } from "zod";
import { printedIncident, printedMention } from "@/lib/incidents/printed";
import { findingsAside } from "@/lib/ingest/aside";
import { asSaid } from "@/lib/ingest/corrections";
import { languageOf } from "@/lib/ingest/split";
import { UploadError } from "@/lib/ingest/upload";
import type { GeoparseAnswer } from "@/lib/review";
import { openHeld } from "@/lib/server";
import { act, readJson } from "../act";

const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const day = z.iso.date("expected a day as YYYY-MM-DD");
const Asked = z.strictObject({
  text: z.string(),
  language: z.enum(["en", "ar"]).optional(),
  publishedOn: z.object({ from: day, to: day, precision: z.enum(["day", "month", "year", "range"]) }).nullish(),
  skip: z.array(Span).optional(),
  corrections: z.array(Span.extend({ place: z.string().min(1).max(200).nullable() })).optional(),
});

export function POST(request: Request): Promise<Response> {
  return act(request, "work", async limits => {
    // A letter takes up to six bytes of JSON.
    const asked = await readJson(request, Asked, limits.articleLength * 6);
    const { text, publishedOn = null, language = languageOf(text) } = asked;
    if (text.length > limits.articleLength) {
      throw new UploadError(
        413,
        `text: ${text.length} characters, the limit is ${limits.articleLength} (DATELINE_MAX_ARTICLE_KB)`,
      );
    }
    const { gazetteer } = await openHeld();
    const skip = (asked.skip ?? []).filter(({ start, end }) => start < end && end <= text.length);
    skip.sort((a, b) => a.start - b.start);
    const said = (asked.corrections ?? []).filter(({ start, end }) => start < end && end <= text.length);
    const article = {
      ...{ id: "", title: "", author: "", source: "", url: "", dateEvidence: "", text, language, publishedOn },
      boilerplate: skip.map(span => ({ ...span, reason: "" })),
    };
    const { mentions, incidents } = await findingsAside(article, gazetteer, asSaid(said, new Date()));
    return {
      language,
      mentions: mentions.map(mention => printedMention(mention, gazetteer, 0)),
      incidents: incidents.map(incident => printedIncident(incident, mentions, gazetteer, text, 0)),
    } satisfies GeoparseAnswer;
  });
}
