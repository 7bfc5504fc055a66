// What is kept of answers: about words, because texts repeat them and some answers take a hundred times as long as a lookup here; and
// about things that never change, such as a gazetteer.

/** A question about an object, answered once for each; what was answered goes with the object. */
export function once<Of extends object, Answer>(answer: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, { answer: Answer }>();
  return of => {
    let kept = known.get(of);
    if (kept === undefined) {
      kept = { answer: answer(of) };
      known.set(of, kept);
    }
    return kept.answer;
  };
}

/** Longer slices keep the whole text in memory, because of how engines store them. */
const LONGEST_COPIED = 12;

export class Memory<Answer> {
  readonly #answers = new Map<string, Answer>();

  /** @param most number of answers kept before all are dropped, so that memory stays bounded for any text */
  constructor(private readonly most = 100_000) {}

  get size(): number {
    return this.#answers.size;
  }

  /** The answer kept for a word, if any. */
  get(word: string): Answer | undefined {
    return this.#answers.get(word);
  }

  /** Stores an answer, and returns it. */
  keep(word: string, answer: Answer): Answer {
    if (this.#answers.size >= this.most) this.#answers.clear();
    this.#answers.set(word.length > LONGEST_COPIED ? word.split("").join("") : word, answer);
    return answer;
  }
}
