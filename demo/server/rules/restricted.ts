import type { WireDecision } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { ApiProblem } from '../http/problem.js';
import { restrictedAmong } from '../records/restrictions.js';
import { personReasons } from './decide.js';

/**
 * Nothing is added to, or changed of, the data of a person who has restricted its processing.
 * @throws ApiProblem `processing_restricted` with the decision.
 */
export async function refuseRestricted(tx: Queryable, ...contactIds: readonly string[]): Promise<void> {
  if ((await restrictedAmong(tx, contactIds)).length === 0) return;
  const decision: WireDecision = {
    outcome: 'refused',
    reasons: [...personReasons({ contacts: [], restricted: true, consent: undefined, purpose: '' })],
    recording: 'not-needed',
  };
  throw new ApiProblem('processing_restricted', decision.reasons[0]?.detail ?? '', { decision });
}
