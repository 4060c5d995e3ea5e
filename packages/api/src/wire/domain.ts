import type { Activity, Agent, CallerId, Contact, Decision } from '@dialora/core';
import type { WireActivity } from '../schemas/activities.js';
import type { WireCallerId } from '../schemas/caller-ids.js';
import type { WireContact } from '../schemas/contacts.js';
import type { WireDecision } from '../schemas/decision.js';
import type { WireMe } from '../schemas/me.js';
import type { Camelize } from './camelize.js';

/*
 * The proof that wire and domain cannot drift apart: each line fails to compile when a member is added, lost, renamed
 * or changes its type on one side only. No code is emitted.
 */

/** Both directions at once, modifiers included: `?` against no `?` is a difference, too. */
// The type parameter is what makes the compiler compare for identity and not for assignability.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
type Same<A, B> = (<T>() => T extends Normal<A> ? 1 : 2) extends <T>() => T extends Normal<B> ? 1 : 2 ? true : false;

// Spreads interfaces and intersections out, so that only the members are compared.
type Normal<T> = T extends readonly (infer Item)[]
  ? readonly Normal<Item>[]
  : T extends object
    ? { [Key in keyof T]: Normal<T[Key]> }
    : T;

type Holds<T extends true> = T;

export type WireMatchesDomain = [
  Holds<Same<Camelize<WireMe>, Agent>>,
  Holds<Same<Camelize<WireCallerId>, CallerId>>,
  Holds<Same<Camelize<WireContact>, Contact>>,
  Holds<Same<Camelize<WireActivity>, Activity>>,
  Holds<Same<Camelize<WireDecision>, Decision>>,
];
