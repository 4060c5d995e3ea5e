import * as z from 'zod/mini';
import { namedSchemas } from './names.js';

/** JSON Schema 2020-12, as far as this document uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Texts for components and their members, by `Name` and `Name.member`. */
export type Descriptions = ReadonlyMap<string, string>;

export interface Components {
  /** A schema in place: a reference where it or a part of it has a name. */
  inline(schema: z.core.$ZodType): JsonSchema;
  /** What was referred to so far, for `components.schemas`, with the descriptions put in. */
  all(descriptions: Descriptions): Readonly<Record<string, JsonSchema>>;
}

/**
 * Turns schemas into JSON Schema and gathers the named ones. Always in the way of requests (`io: input`): answers may
 * grow members, so that no document may promise that there are none, and query texts are what is sent.
 */
export function createComponents(): Components {
  const names = namedSchemas();
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const found = new Map<string, JsonSchema>();

  function inline(schema: z.core.$ZodType): JsonSchema {
    const { $schema: _dialect, $defs, ...root } = z.toJSONSchema(schema, { io: 'input', metadata: registry });
    for (const [name, definition] of Object.entries($defs ?? {})) found.set(name, tidy(definition) as JsonSchema);
    const id = names.get(schema);
    if (id === undefined) return tidy(root) as JsonSchema;
    // A named schema at the root comes as a reference to its own definition, or in place when nothing refers to it.
    if (!('$ref' in root)) found.set(id, tidy(root) as JsonSchema);
    return { $ref: `#/components/schemas/${id}` };
  }

  return {
    inline,
    all(descriptions) {
      const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(sorted.map(([name, schema]) => [name, described(name, schema, descriptions)]));
    },
  };
}

/** Points references at `components` and drops what says nothing. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const tidied: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === 'id' && typeof member === 'string') continue;
    // A key of JSON is always a string.
    if (key === 'propertyNames' && isPlainString(member)) continue;
    if (key === '$ref' && typeof member === 'string') tidied[key] = member.replace('#/$defs/', '#/components/schemas/');
    else tidied[key] = tidy(member);
  }
  return tidied;
}

function isPlainString(schema: unknown): boolean {
  return JSON.stringify(schema) === '{"type":"string"}';
}

function described(name: string, schema: JsonSchema, descriptions: Descriptions): JsonSchema {
  const own = descriptions.get(name);
  const { properties } = schema as { readonly properties?: Readonly<Record<string, JsonSchema>> };
  return {
    ...schema,
    ...(own === undefined ? {} : { description: own }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([member, value]) => {
              const text = descriptions.get(`${name}.${member}`);
              return [member, text === undefined ? value : { ...value, description: text }];
            }),
          ),
        }),
  };
}
