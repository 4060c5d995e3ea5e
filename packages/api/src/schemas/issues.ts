import type * as z from 'zod/mini';
import type { WireFieldError } from './problem.js';

/** Turns what a schema found wrong into the `errors` of a problem answer: JSON pointers (RFC 6901) and a sentence each. */
export function fieldErrors(error: z.core.$ZodError): WireFieldError[] {
  return error.issues.flatMap((issue) => fieldErrorsOf(issue));
}

function fieldErrorsOf(issue: z.core.$ZodIssue): WireFieldError[] {
  // A member that nobody knows is reported on its own name, not on the object around it.
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: 'is not a known member' }));
  }
  return [{ pointer: pointerOf(issue.path), detail: sentence(issue) }];
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

// zod/mini carries no language (its messages read "Invalid input"); these are the few sentences that can occur.
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message !== '' && issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing or not of type ${issue.expected}`
        : `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_big':
      return `must be ${issue.maximum} at most`;
    case 'too_small':
      return `must be ${issue.minimum} at least`;
    case 'not_multiple_of':
      return 'must be a whole number';
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'fits none of the allowed shapes'
        : `needs a known ${issue.discriminator}`;
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return 'is not valid';
  }
}
