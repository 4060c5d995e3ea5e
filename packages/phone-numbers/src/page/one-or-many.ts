/**
 * A map of several values per key that mostly hold one: a page with a thousand numbers has nearly as many elements
 * with one, and an array or a set for each would be the greater part of the scanner's memory.
 */
export interface OneOrMany<K, V> {
  readonly size: number;
  get(key: K): readonly V[];
  /** True when the key is new. */
  add(key: K, value: V): boolean;
  /** True when the key is gone with it. */
  delete(key: K, value: V): boolean;
  clear(): void;
}

const none: readonly never[] = [];

export function createOneOrMany<K, V extends object>(): OneOrMany<K, V> {
  const values = new Map<K, V | V[]>();
  return {
    get size() {
      return values.size;
    },
    get(key) {
      const held = values.get(key);
      return held === undefined ? none : Array.isArray(held) ? held : [held];
    },
    add(key, value) {
      const held = values.get(key);
      if (held === undefined) values.set(key, value);
      else if (Array.isArray(held)) held.push(value);
      else values.set(key, [held, value]);
      return held === undefined;
    },
    delete(key, value) {
      const held = values.get(key);
      if (held === undefined) return false;
      const rest = Array.isArray(held) ? held.filter((one) => one !== value) : held === value ? [] : [held];
      if (rest.length === 0) return values.delete(key);
      if (Array.isArray(held) && rest.length < held.length) values.set(key, rest.length === 1 ? (rest[0] as V) : rest);
      return false;
    },
    clear: () => values.clear(),
  };
}
