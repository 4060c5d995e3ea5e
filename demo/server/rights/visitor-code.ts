import { randomInt } from 'node:crypto';
import type { WirePrivacyRequest } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { ApiProblem } from '../http/problem.js';
import type { RateLimiter } from '../http/rate-limit.js';
import { hashOf, setVisitorCode } from '../records/privacy-receipts.js';
import { addStep, getPrivacyRequest } from '../records/privacy-requests.js';
import type { Services } from '../services.js';
import { codeMessage } from './code-message.js';

export interface Sending {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
  readonly services: Services;
  readonly limiter: RateLimiter;
}

/**
 * Makes a code and sends it to the address, else to the number, that the request names. The same happens whether or not
 * the account knows it, so that nobody can ask who its customers are.
 * @throws ApiProblem `rate_limited` when one address or number was sent too many.
 */
export async function sendCode(sending: Sending, request: WirePrivacyRequest): Promise<WirePrivacyRequest> {
  const { tx, accountId, now, services, limiter } = sending;
  const { email, number } = request.requester;
  const to = email ?? number;
  if (to === undefined) throw new ApiProblem('conflict', 'The request names neither an address nor a number.');
  limiter.take(`code ${accountId} ${to.toLowerCase()}`, services.limits.codes);
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await setVisitorCode(tx, request.id, code, now);
  await addStep(tx, accountId, request.id, { at: now, what: 'code sent' });
  const { company, host } = await senderOf(tx, request.id);
  const channel = email === undefined ? 'sms' : 'email';
  await services.courier.send(codeMessage({ channel, to, code, company, host, language: request.language }));
  const after = await getPrivacyRequest(tx, request.id);
  if (after === undefined) throw new Error('A privacy request was there and is gone.');
  return after;
}

/** The request that a receipt stands for, within its account. */
export async function requestOfReceipt(tx: Queryable, receipt: string): Promise<WirePrivacyRequest> {
  const { rows } = await tx.query<{ id: string }>('select id from privacy_requests where receipt_hash = $1', [
    hashOf(receipt),
  ]);
  const request = rows[0] === undefined ? undefined : await getPrivacyRequest(tx, rows[0].id);
  if (request === undefined) throw noReceipt();
  return request;
}

export function noReceipt(): ApiProblem {
  return new ApiProblem('not_found', 'There is no request with this receipt.');
}

/** As it was given: people copy it in small letters, with spaces, without dashes. */
export function asGiven(receipt: string): string {
  const letters = receipt.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return (letters.match(/.{1,5}/g) ?? []).join('-');
}

async function senderOf(
  tx: Queryable,
  id: string,
): Promise<{ readonly company: string; readonly host: string | undefined }> {
  const { rows } = await tx.query<{ company: string; host: string | null }>(
    `select a.name as company, s.name as host from privacy_requests r
     join accounts a on a.account_id = r.account_id
     left join sites s on s.account_id = r.account_id and s.id = r.site_id where r.id = $1`,
    [id],
  );
  return { company: rows[0]?.company ?? '', host: rows[0]?.host ?? undefined };
}
