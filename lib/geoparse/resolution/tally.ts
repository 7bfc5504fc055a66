// Sums of weights by number, and how much of them each row has added: what the toponyms of an article mean together, and what each name
// has said of that itself.

/** A row has few numbers, so that its cells are looked through. Memory grows with the longest article and is kept for the next. */
export class Tally {
  /** Of all that was added. */
  total = 0;
  #sums = new Float64Array(0);
  #rowSums = new Float64Array(0);
  /** By row its latest cell, or -1; by cell the one before it in its row. */
  #latest = new Int32Array(0);
  #before = new Int32Array(0);
  #number = new Int32Array(0);
  #part = new Float64Array(0);
  #cells = 0;

  /**
   * Makes it empty.
   *
   * @param rows how many rows there will be
   * @param numbers above all numbers that will be added
   * @param most how often something will be added
   */
  reset(rows: number, numbers: number, most: number): void {
    for (let cell = 0; cell < this.#cells; cell++) this.#sums[this.#number[cell]!] = 0;
    this.#cells = 0;
    this.total = 0;
    if (numbers > this.#sums.length) this.#sums = new Float64Array(2 * numbers);
    if (rows > this.#latest.length) {
      this.#latest = new Int32Array(2 * rows);
      this.#rowSums = new Float64Array(2 * rows);
    }
    this.#latest.fill(-1, 0, rows);
    this.#rowSums.fill(0, 0, rows);
    if (most <= this.#part.length) return;
    this.#before = new Int32Array(2 * most);
    this.#number = new Int32Array(2 * most);
    this.#part = new Float64Array(2 * most);
  }

  add(row: number, number: number, weight: number): void {
    this.total += weight;
    this.#sums[number]! += weight;
    this.#rowSums[row]! += weight;
    const cell = this.#cellOf(row, number);
    if (cell >= 0) {
      this.#part[cell]! += weight;
      return;
    }
    const made = this.#cells++;
    this.#number[made] = number;
    this.#part[made] = weight;
    this.#before[made] = this.#latest[row]!;
    this.#latest[row] = made;
  }

  /** What was added to a number. */
  sum(number: number): number {
    return this.#sums[number]!;
  }

  /** What a row has added. */
  rowSum(row: number): number {
    return this.#rowSums[row]!;
  }

  /** What a row has added to a number. */
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
