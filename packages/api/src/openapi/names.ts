import * as schemas from '../schemas/index.js';
import type * as z from 'zod/mini';

// Parts of queries: they are written out where they stand.
const nameless = new Set<string>(['flagSchema', 'pageNumberSchema', 'limitSchema', 'sortOrderSchema']);

/** Every exported schema under the name it has in the OpenAPI document: `createContactSchema` is `CreateContact`. */
export function namedSchemas(): ReadonlyMap<z.core.$ZodType, string> {
  const named = new Map<z.core.$ZodType, string>();
  for (const [name, value] of Object.entries(schemas)) {
    if (!name.endsWith('Schema') || nameless.has(name) || !isSchema(value)) continue;
    const stem = name.slice(0, -'Schema'.length);
    // Query shapes become parameters.
    if (stem.endsWith('Query')) continue;
    named.set(value, stem.charAt(0).toUpperCase() + stem.slice(1));
  }
  return named;
}

function isSchema(value: unknown): value is z.core.$ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}
