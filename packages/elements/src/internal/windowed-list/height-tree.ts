/**
 * Heights of many rows with prefix sums: a Fenwick tree (P. M. Fenwick, "A new data structure for cumulative frequency
 * tables", 1994). One height changes, or an offset is found, in O(log n); building is O(n). Heights are CSS pixels >= 0.
 */
export class HeightTree {
  readonly size: number;
  readonly #heights: Float64Array;
  readonly #sums: Float64Array;
  readonly #highestBit: number;

  /** Takes the array over: do not write to it afterwards. */
  constructor(heights: Float64Array) {
    this.size = heights.length;
    this.#heights = heights;
    const sums = new Float64Array(this.size + 1);
    sums.set(heights, 1);
    for (let index = 1; index <= this.size; index++) {
      const parent = index + (index & -index);
      if (parent <= this.size) sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0);
    }
    this.#sums = sums;
    this.#highestBit = this.size === 0 ? 0 : 1 << (31 - Math.clz32(this.size));
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  set(index: number, height: number): void {
    const change = height - this.height(index);
    this.#heights[index] = height;
    for (let node = index + 1; node <= this.size; node += node & -node) {
      this.#sums[node] = (this.#sums[node] ?? 0) + change;
    }
  }

  /** Where row `index` starts: the sum of all heights before it. `offset(size)` is the total. */
  offset(index: number): number {
    let sum = 0;
    for (let node = index; node > 0; node -= node & -node) sum += this.#sums[node] ?? 0;
    return sum;
  }

  /** The row that covers the offset `y`: the last one that starts at or before it. -1 when there are no rows. */
  at(y: number): number {
    let index = 0;
    let rest = Math.max(0, y);
    for (let step = this.#highestBit; step > 0; step >>= 1) {
      const next = index + step;
      const sum = this.#sums[next];
      if (sum !== undefined && sum <= rest) {
        index = next;
        rest -= sum;
      }
    }
    return Math.min(index, this.size - 1);
  }
}
