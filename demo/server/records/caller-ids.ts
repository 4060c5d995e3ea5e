import type { Queryable } from '../db/database.js';
import { ApiProblem } from '../http/problem.js';
import { listCallerIds } from './accounts.js';

/**
 * The verified number that was asked for, or the account's default.
 * @throws ApiProblem `caller_id_not_verified`.
 */
export async function verifiedCallerId(tx: Queryable, wanted: string | undefined): Promise<string> {
  const verified = await listCallerIds(tx);
  const chosen =
    wanted === undefined
      ? (verified.find((one) => one.is_default) ?? verified[0])
      : verified.find((one) => one.number === wanted);
  if (chosen !== undefined) return chosen.number;
  const detail =
    wanted === undefined
      ? 'This account has no verified number to call from.'
      : 'from_number is not a verified number of this account.';
  throw new ApiProblem('caller_id_not_verified', detail, {
    errors: [{ pointer: '/from_number', detail: 'is not a verified number of this account' }],
  });
}
