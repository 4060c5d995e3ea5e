import type { Call } from '@dialora/core';
import { isLive, isWrappingUp } from '@dialora/core';
import type { PageContext } from '../messages/protocol.js';

/** Whom the panel is about. */
export type Who =
  | { readonly kind: 'nobody' }
  /** A contact that is known by id: chosen by hand, or the API named it for a call. */
  | { readonly kind: 'contact'; readonly id: string }
  /** Somebody who has to be looked up first. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'address'; readonly email: string; readonly name?: string };

export interface WhoOptions {
  readonly calls: readonly Call[];
  readonly context: PageContext | null;
  /** Chosen by hand from the thread's people or from several matches; holds until the thread changes. */
  readonly chosen: Who | undefined;
}

/**
 * A call in the air goes before everything, or the last one that was talked or placed from here until it is dismissed, then
 * what was chosen by hand, then who writes in the open letter. Who called in vain is in the dialer's list, not in the way.
 */
export function whoIsIt({ calls, context, chosen }: WhoOptions): Who {
  const call = calls.findLast(isLive) ?? calls.findLast((one) => one.direction === 'outbound' || isWrappingUp(one));
  if (call?.remote.contactId !== undefined) return { kind: 'contact', id: call.remote.contactId };
  if (chosen !== undefined) return chosen;
  if (call?.remote.number !== undefined) return { kind: 'number', number: call.remote.number };
  const [first] = context?.people ?? [];
  if (first === undefined) return { kind: 'nobody' };
  return { kind: 'address', email: first.email, ...(first.name === undefined ? {} : { name: first.name }) };
}

export function sameWho(a: Who, b: Who): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
