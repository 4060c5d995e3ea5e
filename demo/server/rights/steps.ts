import type { WirePatchPrivacyRequest, WirePrivacyRequest } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { namedContact } from '../records/named-contact.js';
import {
  addStep,
  changePrivacyRequest,
  getPrivacyRequest,
  lockPrivacyRequest,
  type PrivacyRequestChange,
} from '../records/privacy-requests.js';
import { extended } from './clocks.js';

/** What completing a request does to the data; it may add to the record, such as an export or a tombstone. */
export type Fulfil = (request: WirePrivacyRequest) => Promise<PrivacyRequestChange>;

export interface StepTools {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
  readonly by: { readonly id: string; readonly name: string } | undefined;
  readonly fulfil: Fulfil;
  /** Ends a restriction that was done. */
  readonly lift: (request: WirePrivacyRequest) => Promise<void>;
}

/** Kinds that touch one person's data, so that it must be known whose. */
const needsContact = new Set([
  'access',
  'correction',
  'portability',
  'erasure',
  'restriction',
  'withdrawal',
  'nomination',
]);

/**
 * Takes one step of a request's work.
 * @throws ApiProblem `conflict` where the step makes no sense, `not_found` for an unknown request.
 */
export async function takeStep(
  tools: StepTools,
  id: string,
  step: WirePatchPrivacyRequest,
): Promise<WirePrivacyRequest> {
  const { tx, accountId, now, by } = tools;
  const request = await lockPrivacyRequest(tx, id);
  if (request === undefined) throw notFound('privacy request');
  if (step.step === 'lift') await liftRestriction(tools, request);
  else {
    if (request.closed_at !== undefined) throw new ApiProblem('conflict', 'This request is closed.');
    await changePrivacyRequest(tx, id, await changeOf(tools, request, step));
  }
  await addStep(tx, accountId, id, { at: now, what: words[step.step], ...(by === undefined ? {} : { by }) });
  const after = await getPrivacyRequest(tx, id);
  if (after === undefined) throw new Error('A privacy request was changed and is not there.');
  return after;
}

const words: Readonly<Record<WirePatchPrivacyRequest['step'], string>> = {
  acknowledge: 'acknowledged',
  link: 'linked to a contact',
  start: 'started',
  extend: 'extended by 30 days',
  complete: 'completed',
  refuse: 'refused',
  withdraw: 'withdrawn',
  lift: 'restriction lifted',
};

type OpenStep = Exclude<WirePatchPrivacyRequest, { readonly step: 'lift' }>;

async function changeOf(tools: StepTools, request: WirePrivacyRequest, step: OpenStep): Promise<PrivacyRequestChange> {
  const { tx, now } = tools;
  switch (step.step) {
    case 'acknowledge':
      if (request.acknowledged_at !== undefined) throw new ApiProblem('conflict', 'It is acknowledged already.');
      return { status: 'acknowledged', acknowledged_at: now };
    case 'link':
      await namedContact(tx, step.contact_id);
      return { contact_id: step.contact_id };
    case 'start':
      if (request.acknowledged_at === undefined) throw new ApiProblem('conflict', 'Acknowledge the request first.');
      if (request.status === 'in-progress') throw new ApiProblem('conflict', 'The work has started already.');
      return { status: 'in-progress' };
    case 'extend':
      if (request.extension !== undefined) throw new ApiProblem('conflict', 'A request is extended once.');
      if (Date.parse(request.due_at) < now.getTime()) {
        throw new ApiProblem('conflict', 'The day is over: an extension is told to the person before it.');
      }
      return {
        status: 'extended',
        due_at: extended(request.due_at),
        extension: { reason: step.reason, from: request.due_at, noticed_at: now.toISOString() },
      };
    case 'complete': {
      if (request.acknowledged_at === undefined) throw new ApiProblem('conflict', 'Acknowledge the request first.');
      if (request.kind !== 'grievance' && request.identity.state !== 'verified') {
        throw new ApiProblem('conflict', 'The identity of the person is not verified yet.');
      }
      if (needsContact.has(request.kind) && request.contact_id === undefined) {
        throw new ApiProblem('conflict', 'Link the request to the contact it concerns first.');
      }
      const done = await tools.fulfil(request);
      return { ...done, status: 'done', outcome: step.outcome, closed_at: now };
    }
    case 'refuse':
      return { status: 'refused', outcome: step.outcome, closed_at: now };
    case 'withdraw':
      return { status: 'withdrawn', closed_at: now };
  }
}

async function liftRestriction(tools: StepTools, request: WirePrivacyRequest): Promise<void> {
  if (request.kind !== 'restriction' || request.status !== 'done') {
    throw new ApiProblem('conflict', 'Only a restriction that is in force can be lifted.');
  }
  await tools.lift(request);
}
