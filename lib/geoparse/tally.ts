// Sums of weights by number, and how much of them each row has added: what the toponyms of an article mean together, and what each name
// has said of that itself.

/** Rows have few numbers each, so that the cells of a row are looked through; all memory is taken once. */
export class Tally {
  readonly #sums: Float64Array;
  /** By row, its latest cell, or -1; by cell, the one before it in its row. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  readonly #number: Int32Array;
  readonly #part: Float64Array;
  #cells = 0;

  /**
   * @param rows how many rows there are
   * @param numbers above all numbers that are added
   * @param most how often something is added
   */
  constructor(rows: number, numbers: number, most: number) {
    this.#sums = new Float64Array(numbers);
    this.#latest = new Int32Array(rows).fill(-1);
    this.#before = new Int32Array(most);
    this.#number = new Int32Array(most);
    this.#part = new Float64Array(most);
  }

  clear(): void {
    this.#sums.fill(0);
    this.#latest.fill(-1);
    this.#cells = 0;
  }

  add(row: number, number: number, weight: number): void {
    this.#sums[number]! += weight;
    const cell = this.#cellOf(row, number);
    if (cell >= 0) {
      this.#part[cell]! += weight;
      return;
    }
    this.#before[this.#cells] = this.#latest[row]!;
    this.#number[this.#cells] = number;
    this.#part[this.#cells] = weight;
    this.#latest[row] = this.#cells++;
  }

  /** What was added to a number. */
  sum(number: number): number {
    return this.#sums[number]!;
  }

  /** The part of it that a row has added. */
  part(row: number, number: number): number {
    const cell = this.#cellOf(row, number);
    return cell < 0 ? 0 : this.#part[cell]!;
  }

  #cellOf(row: number, number: number): number {
    let cell = this.#latest[row]!;
    while (cell >= 0 && this.#number[cell] !== number) cell = this.#before[cell]!;
    return cell;
  }
}
