// GET /api/articles/{id}: an article with everything found in it.

import { respond } from "../../respond";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return respond(request, [], ({ store }) => store.article(id));
}
