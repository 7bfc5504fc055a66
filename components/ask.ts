// One request to the API. Where it fails, the API says why in English, which reasons.ts knows in the reader's language.

/** What the API refuses or cannot do, in its own words; `status` is 0 where it could not be reached. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

export const UNREACHED = "The server does not answer.";

/** Throws Refusal where nothing answers, and what fetch throws where the request was given up. */
export async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    // Each browser has words of its own for it.
    throw init.signal?.aborted ? error : new Refusal(0, UNREACHED);
  }
}

/** Why an answer is none. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return new Refusal(response.status, body?.error?.message ?? `the server answered ${response.status}`);
}

/** Whether there is no such thing; any other failure says nothing about that. */
export const isMissing = (error: Error | null): boolean => error instanceof Refusal && error.status === 404;
