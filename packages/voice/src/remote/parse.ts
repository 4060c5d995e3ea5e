/** Reads a value of unknown shape; throws `ParseError` when it is not what it should be. */
export type Parser<T> = (value: unknown, path: string) => T;

export class ParseError extends Error {
  override readonly name = 'ParseError';
}

function fail(expected: string, value: unknown, path: string): never {
  throw new ParseError(`${path}: expected ${expected}, got ${value === null ? 'null' : typeof value}`);
}

export const text: Parser<string> = (value, path) =>
  typeof value === 'string' ? value : fail('a string', value, path);

export const number: Parser<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : fail('a finite number', value, path);

export const flag: Parser<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fail('a boolean', value, path);

export function oneOf<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return (value, path) => allowed.find((each) => each === value) ?? fail(allowed.join(' | '), value, path);
}

/** Every member of a union, spelled out; the compiler notices one that is missing, or one that is gone. */
export function every<T extends string>(members: Readonly<Record<T, 1>>): Parser<T> {
  return oneOf(...(Object.keys(members) as T[]));
}

export function list<T>(item: Parser<T>): Parser<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((each, index) => item(each, `${path}/${index}`)) : fail('a list', value, path);
}

/** A parser of a field that may be absent. */
export interface OptionalField<T> {
  readonly optional: Parser<T>;
}
export function maybe<T>(parser: Parser<T>): OptionalField<T> {
  return { optional: parser };
}

type Fields = Readonly<Record<string, Parser<unknown> | OptionalField<unknown>>>;
type Shape<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Parser<unknown> ? K : never]: F[K] extends Parser<infer T> ? T : never;
} & {
  readonly [K in keyof F as F[K] extends OptionalField<unknown> ? K : never]?: F[K] extends OptionalField<infer T>
    ? T
    : never;
};

/** An object with these fields; unknown ones are dropped, so that a newer sender does no harm. */
export function shape<F extends Fields>(fields: F): Parser<Shape<F>> {
  return (value, path) => {
    const source = record(value, path);
    const result: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const given = source[name];
      if (typeof field === 'function') result[name] = field(given, `${path}/${name}`);
      else if (given !== undefined) result[name] = field.optional(given, `${path}/${name}`);
    }
    return result as Shape<F>;
  };
}

/** A union told apart by one of its fields. */
export function variant<K extends string, V extends Readonly<Record<string, Parser<unknown>>>>(
  key: K,
  variants: V,
): Parser<{ [N in keyof V]: V[N] extends Parser<infer T> ? T & { readonly [P in K]: N } : never }[keyof V]> {
  return (value, path) => {
    const name = text(record(value, path)[key], `${path}/${key}`);
    const parser = Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (parser === undefined) return fail(Object.keys(variants).join(' | '), name, `${path}/${key}`);
    return { ...(parser(value, path) as object), [key]: name } as never;
  };
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('an object', value, path);
  return value as Readonly<Record<string, unknown>>;
}
