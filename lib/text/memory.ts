// Answers about words, kept: texts repeat their words, and some questions take a hundred times as long as a look here.

/** Longer pieces of a text hold on to the whole text, as engines do it. */
const LONGEST_COPIED = 12;

export class Memory<Answer> {
  readonly #answers = new Map<string, Answer>();

  /** @param most how many answers are kept before all are forgotten: a bounded memory, whatever text comes */
  constructor(private readonly most = 100_000) {}

  get size(): number {
    return this.#answers.size;
  }

  /** The answer kept for a word, if any. */
  get(word: string): Answer | undefined {
    return this.#answers.get(word);
  }

  /** Keeps an answer, and gives it back. */
  keep(word: string, answer: Answer): Answer {
    if (this.#answers.size >= this.most) this.#answers.clear();
    this.#answers.set(word.length > LONGEST_COPIED ? word.split("").join("") : word, answer);
    return answer;
  }
}
