// The answers that were given last, as bytes, by their tag: every visitor begins with the same questions.

/** An answer that takes more than this share of the room would drive out too many others. */
const LARGEST = 1 / 4;

/** Keeps what was asked for last, within so many bytes. */
export class KeptAnswers {
  readonly #answers = new Map<string, Uint8Array<ArrayBuffer>>();
  #bytes = 0;

  constructor(private readonly room: number) {}

  /** How many are kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  get(tag: string): Uint8Array<ArrayBuffer> | undefined {
    const answer = this.#answers.get(tag);
    return answer && this.keep(tag, answer);
  }

  /** What was asked for longest ago makes room. */
  keep(tag: string, answer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#drop(tag);
    if (answer.length > this.room * LARGEST) return answer;
    this.#answers.set(tag, answer);
    this.#bytes += answer.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.room) break;
      this.#drop(oldest);
    }
    return answer;
  }

  #drop(tag: string): void {
    this.#bytes -= this.#answers.get(tag)?.length ?? 0;
    this.#answers.delete(tag);
  }
}
