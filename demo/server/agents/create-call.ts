import type { WireAgentCall, WireCreateAgentCall, WireDecision } from '@dialora/api/schemas';
import type { Secrets } from '../auth/secrets.js';
import type { Queryable } from '../db/database.js';
import { ApiProblem, invalidField } from '../http/problem.js';
import { newId } from '../ids.js';
import { insertAgentCall } from '../records/agent-calls.js';
import { verifiedCallerId } from '../records/caller-ids.js';
import { latestConsent } from '../records/consents.js';
import { contactsByNumber } from '../records/contacts.js';
import { placedCalls } from '../records/placed-calls.js';
import { restrictedAmong } from '../records/restrictions.js';
import { decideCall } from '../rules/decide.js';
import type { AgentRecordingRule } from './line.js';

/**
 * Writes down a call that a Voice AI agent shall place, if the law lets a machine call this person now.
 * @throws ApiProblem `call_refused` with the decision, `caller_id_not_verified`, or `validation_failed`.
 */
export async function createAgentCall(
  {
    tx,
    accountId,
    now,
    secrets,
  }: {
    readonly tx: Queryable;
    readonly accountId: string;
    readonly now: Date;
    readonly secrets: Secrets;
  },
  wish: WireCreateAgentCall,
): Promise<WireAgentCall> {
  const { rows } = await tx.query<{ name: string }>('select name from voice_agents where id = $1', [wish.agent_id]);
  const agent = rows[0];
  if (agent === undefined) throw invalidField('/agent_id', 'names no Voice AI agent of this account');
  const fromNumber = await verifiedCallerId(tx, wish.from_number);
  // An extension may follow; the law looks at the number.
  const number = /^\+\d+/.exec(wish.to_number)?.[0] ?? wish.to_number;
  const contacts = await contactsByNumber(tx, number);
  const ids = contacts.map((contact) => contact.id);
  const decision = decideCall({
    toNumber: number,
    fromNumber,
    contacts,
    callConsent: await latestConsent(tx, ids, 'call'),
    restricted: (await restrictedAmong(tx, ids)).length > 0,
    automated: true,
    placedAt: await placedCalls(tx, number, now),
    now,
  });
  if (decision.outcome !== 'allowed') {
    throw new ApiProblem('call_refused', decision.reasons.map((reason) => reason.detail).join(' '), { decision });
  }
  const id = newId('call');
  const recordingConsent = await latestConsent(tx, ids, 'recording');
  return insertAgentCall(
    tx,
    accountId,
    {
      id,
      agentId: wish.agent_id,
      agentName: agent.name,
      contactId: contacts.length === 1 ? (contacts[0]?.id ?? null) : null,
      fromNumber,
      toNumber: wish.to_number,
      metadata: wish.metadata ?? null,
      variables: wish.variables === undefined ? null : secrets.seal(JSON.stringify(wish.variables), `variables ${id}`),
      webhookUrl: wish.webhook_url ?? null,
      recordingRule: recordingRuleOf(decision.recording, recordingConsent),
    },
    now,
  );
}

/** What was said of recordings comes before what the law asks; where it asks for consent and there is none, none is made. */
function recordingRuleOf(
  law: WireDecision['recording'],
  consent: 'given' | 'withdrawn' | undefined,
): AgentRecordingRule {
  if (consent === 'given') return 'not-needed';
  if (consent === 'withdrawn' || law === 'consent') return 'none';
  return law;
}
