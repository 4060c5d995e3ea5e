import assert from 'node:assert/strict';
import { problemSchema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import type { Asked } from '../harness.js';

/** The answer is a success of this shape. */
export function shaped<Schema extends z.core.$ZodType>(
  answer: Asked,
  status: number,
  schema: Schema,
): z.output<Schema> {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return z.parse(schema, answer.body);
}

/** The answer is a problem with this status and code, as RFC 9457 has it. */
export function refused(answer: Asked, status: number, code: string): z.output<typeof problemSchema> {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const problem = z.parse(problemSchema, answer.body);
  assert.equal(problem.code, code);
  assert.equal(problem.status, status);
  return problem;
}
