import { folded } from '../../internal/folded.js';
import type { TimelineRow } from '../rows.js';

/** Finds entries by what is written in them. Case and accents do not count. No DOM. */
export class TimelineSearch {
  readonly #texts = new WeakMap<object, string>();
  readonly #textOf: (row: TimelineRow) => string;
  #query = '';
  #matches: readonly string[] = [];
  #of: readonly TimelineRow[] | undefined;
  #at: string | undefined;

  /** `textOf` gives all that a row says. */
  constructor(textOf: (row: TimelineRow) => string) {
    this.#textOf = textOf;
  }

  get query(): string {
    return this.#query;
  }

  /** Keys of the rows that hold the query, oldest first. */
  get matches(): readonly string[] {
    return this.#matches;
  }

  /** The match that is looked at, counted from the newest, from 1; 0 for none. */
  get position(): number {
    const at = this.#at === undefined ? -1 : this.#matches.indexOf(this.#at);
    return at < 0 ? 0 : this.#matches.length - at;
  }

  get current(): string | undefined {
    return this.#at;
  }

  /** Looks again only when the query or the rows are others. */
  update(query: string, rows: readonly TimelineRow[]): void {
    const wanted = folded(query.trim());
    if (wanted === this.#query && rows === this.#of) return;
    this.#query = wanted;
    this.#of = rows;
    this.#matches = wanted === '' ? [] : rows.filter((row) => this.#text(row).includes(wanted)).map(({ key }) => key);
    if (this.#at !== undefined && !this.#matches.includes(this.#at)) this.#at = undefined;
  }

  /** The next older match (`1`), or the next newer one (`-1`); at either end it begins anew. */
  step(direction: 1 | -1): string | undefined {
    const { length } = this.#matches;
    if (length === 0) return (this.#at = undefined);
    const at = this.#at === undefined ? -1 : this.#matches.indexOf(this.#at);
    const from = at < 0 ? (direction === 1 ? length : -1) : at;
    this.#at = this.#matches[(from - direction + length) % length];
    return this.#at;
  }

  #text(row: TimelineRow): string {
    if (row.kind === 'day') return '';
    const owner = row.kind === 'entry' ? row.activity : row.pending;
    let text = this.#texts.get(owner);
    if (text === undefined) {
      text = folded(this.#textOf(row));
      this.#texts.set(owner, text);
    }
    return text;
  }
}
