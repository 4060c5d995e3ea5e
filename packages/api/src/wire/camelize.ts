/** Members whose values belong to the account: their keys are data and cross the wire unchanged. */
export const opaqueKeys = ['custom_fields', 'metadata', 'variables', 'extracted_data', 'choices'] as const;

type OpaqueKey = (typeof opaqueKeys)[number];

type CamelKey<S extends string> = S extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<CamelKey<Rest>>}` : S;

/** A value as it is on both sides of the wire, only made read-only. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** The camelCase, read-only twin of a wire type. */
export type Camelize<T> = T extends readonly (infer Item)[]
  ? readonly Camelize<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T as Key extends string ? CamelKey<Key> : Key]: Key extends OpaqueKey
          ? Frozen<T[Key]>
          : Camelize<T[Key]>;
      }
    : T;

const opaque: ReadonlySet<string> = new Set(opaqueKeys);

function camelKey(key: string): string {
  return key.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Renames the members of a parsed wire value, at every depth, to camelCase; values under opaque keys stay as they are. */
export function camelize<T>(value: T): Camelize<T> {
  return rename(value) as Camelize<T>;
}

function rename(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rename);
  if (value === null || typeof value !== 'object') return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    renamed[camelKey(key)] = opaque.has(key) ? member : rename(member);
  }
  return renamed;
}

/** The way back, for what is sent: members to snake_case at every depth, values under opaque keys as they are. */
export function snakeize(value: object): Record<string, unknown> {
  return unrename(value) as Record<string, unknown>;
}

function unrename(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unrename);
  if (value === null || typeof value !== 'object') return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    renamed[name] = opaque.has(name) ? member : unrename(member);
  }
  return renamed;
}
