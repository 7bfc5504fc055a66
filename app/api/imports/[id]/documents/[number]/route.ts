// GET /api/imports/{id}/documents/{number}: one text of a review with the articles in it. PUT: the articles as a person wants
// them; the answer says what is now in each.

import { z } from "zod";
import { WantedArticle } from "@/lib/ingest/formats/review";
import { revise } from "@/lib/ingest/preview";
import { openHeld, openJobs } from "@/lib/server";
import { act, readJson } from "../../../../act";

interface Context {
  params: Promise<{ id: string; number: string }>;
}

const Wanted = z.strictObject({ articles: z.array(WantedArticle) });

export function GET(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async () => documentAt(await params));
}

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async limits => {
    const { id, number } = await params;
    const { articles } = await readJson(request, Wanted, limits.fileBytes);
    const document = await documentAt({ id, number });
    if (!document) return null;
    const revised = await revise(document, articles, await openHeld());
    await openJobs().edit(id, Number(number), revised);
    return { ...document, articles: revised };
  });
}

async function documentAt({ id, number }: { id: string; number: string }) {
  const review = /^\d{1,7}$/.test(number) ? await openJobs().review(id) : null;
  return review?.documents[Number(number)] ?? null;
}
