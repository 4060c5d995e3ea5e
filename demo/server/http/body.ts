import { fieldErrors } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import type { RequestContext } from './env.js';
import { ApiProblem } from './problem.js';

/** Bytes; the longest text a schema lets through is far below. */
const largest = 1024 * 1024;

export interface Body {
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

/** @throws ApiProblem `unsupported_media_type`, `payload_too_large` or `malformed_request`. */
export async function readJson(c: RequestContext): Promise<Body> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ApiProblem('unsupported_media_type', 'Send the body as application/json.');
  }
  const bytes = await readBytes(c);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { bytes, value: wellFormed(JSON.parse(text), '') };
  } catch (cause) {
    if (cause instanceof ApiProblem) throw cause;
    throw new ApiProblem('malformed_request', 'The body is not JSON in UTF-8.', { cause });
  }
}

/** @throws ApiProblem as `readJson` does. */
export async function readForm(c: RequestContext): Promise<Readonly<Record<string, string>>> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new ApiProblem('unsupported_media_type', 'Send the body as application/x-www-form-urlencoded.');
  }
  const text = new TextDecoder().decode(await readBytes(c));
  if (text.includes('\0') || text.includes('%00')) {
    throw new ApiProblem('malformed_request', 'The body holds a null character.');
  }
  return Object.fromEntries(new URLSearchParams(text));
}

/** @throws ApiProblem `validation_failed` with a pointer for every field that is wrong. */
export function validate<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error);
  const first = errors[0];
  const where = first === undefined || first.pointer === '' ? 'The request' : first.pointer;
  throw new ApiProblem('validation_failed', `${where} ${first?.detail ?? 'is not valid'}.`, { errors });
}

async function readBytes(c: RequestContext): Promise<Uint8Array> {
  const tooLarge = new ApiProblem('payload_too_large', `A body may have ${largest} bytes at most.`);
  if (Number(c.req.header('content-length') ?? 0) > largest) throw tooLarge;
  const stream = c.req.raw.body;
  if (stream === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largest) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * JSON can carry what a database cannot keep. Half a surrogate pair stands for no character, so it becomes U+FFFD as
 * everywhere on the web; a null character is refused, for dropping it would change the text.
 */
function wellFormed(value: unknown, pointer: string): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0')) {
      throw new ApiProblem('validation_failed', `${pointer === '' ? 'The body' : pointer} holds a null character.`, {
        errors: [{ pointer, detail: 'holds a null character' }],
      });
    }
    return Buffer.from(value, 'utf8').toString('utf8');
  }
  if (Array.isArray(value)) return value.map((item, index) => wellFormed(item, `${pointer}/${index}`));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        wellFormed(name, pointer) as string,
        wellFormed(item, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      ]),
    );
  }
  return value;
}
