// GET /api/articles/{id}: an article with everything found in it. DELETE: takes it out of the corpus.

import { removeArticle } from "@/lib/ingest/manage";
import { openHeld } from "@/lib/server";
import { act } from "../../act";
import { respond } from "../../respond";

interface Context {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return respond(request, [], ({ store }) => store.article(id));
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async () => {
    const { id } = await params;
    return (await removeArticle(id, await openHeld())) ? { removed: 1 } : null;
  });
}
