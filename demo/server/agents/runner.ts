import type { WireWebhookType } from '@dialora/api/schemas';
import type { Secrets } from '../auth/secrets.js';
import type { Database } from '../db/database.js';
import { addToFeed } from '../events/feed.js';
import { createOutgoing } from '../events/outgoing.js';
import { newId } from '../ids.js';
import type { Log } from '../log.js';
import { advanceAgentCall, endAgentCall } from '../records/agent-calls.js';
import { insertRecording } from '../records/sounds.js';
import type { AgentCallEnd, AgentLine, AgentRecordingRule, AgentScript } from './line.js';

export interface AgentRunner {
  /** A call was written down: place it. */
  run(accountId: string, callId: string): void;
  /** Ends calls whose server is gone. */
  closeLost(): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface AgentRunnerOptions {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly line: AgentLine;
  readonly now: () => Date;
  readonly log: Log;
  /** A webhook was put in line. */
  readonly onWebhook: () => void;
}

interface Placing {
  readonly to_number: string;
  readonly variables: Uint8Array | null;
  readonly recording_rule: AgentRecordingRule;
  readonly script: AgentScript | null;
}

/** A call that nothing was heard of for so long has lost its server. */
const lostMs = 5 * 60_000;

/** Places the calls of Voice AI agents and writes down how they went: record, feed, webhook, in one transaction. */
export function createAgentRunner(options: AgentRunnerOptions): AgentRunner {
  const { db, line, now, log, secrets } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function place(accountId: string, callId: string): Promise<void> {
    const { rows } = await db.read(accountId, (tx) =>
      tx.query<Placing>(
        `select c.to_number, c.variables, c.recording_rule, a.script from agent_calls c
         left join voice_agents a on a.account_id = c.account_id and a.id = c.agent_id
         where c.id = $1 and c.ended_at is null`,
        [callId],
      ),
    );
    const call = rows[0];
    if (call === undefined) return;
    let end: AgentCallEnd = { status: 'failed' };
    try {
      if (call.script !== null) {
        const variables =
          call.variables === null
            ? {}
            : (JSON.parse(secrets.unseal(call.variables, `variables ${callId}`)) as Record<string, unknown>);
        const { to_number: toNumber, recording_rule: recording, script } = call;
        const wish = { toNumber, script, variables, recording };
        end = await line.place(wish, (status) => follow(accountId, callId, status), stopping.signal);
      }
    } catch (cause) {
      if (!stopping.signal.aborted) log.fault('A Voice AI agent’s call broke.', cause);
    }
    await finish(accountId, callId, end);
  }

  async function follow(accountId: string, callId: string, status: 'ringing' | 'in-progress'): Promise<void> {
    await db.write(accountId, async (tx) => {
      const outgoing = createOutgoing(accountId, now());
      const call = await advanceAgentCall(tx, callId, status, now());
      if (call !== undefined) outgoing.emit({ event: 'call.updated', data: call });
      await outgoing.write(tx);
    });
  }

  async function finish(accountId: string, callId: string, end: AgentCallEnd): Promise<void> {
    const at = now();
    await db.write(accountId, async (tx) => {
      const completed = end.status === 'completed' ? end : undefined;
      const recordingId = completed?.recording === undefined ? null : newId('rec');
      const ended = await endAgentCall(tx, callId, {
        status: end.status,
        transcript: completed?.transcript ?? null,
        summary: completed?.summary ?? null,
        extractedData: completed?.extractedData ?? null,
        recordingId,
        at,
      });
      if (ended === undefined) return;
      const { call } = ended;
      if (completed?.recording !== undefined && recordingId !== null) {
        await insertRecording(tx, accountId, {
          id: recordingId,
          callId,
          at: new Date(call.answered_at ?? at),
          announced: ended.recordingRule === 'announce',
          transcript: [...completed.transcript],
          ...completed.recording,
        });
      }
      const outgoing = createOutgoing(accountId, at);
      outgoing.emit({ event: 'call.updated', data: call });
      if (typeof call.contact_id === 'string') {
        await addToFeed(
          tx,
          accountId,
          {
            id: newId('act'),
            contactId: call.contact_id,
            type: 'ai_call',
            occurredAt: call.started_at ?? at.toISOString(),
            authorId: null,
            callId: call.id,
            details: {
              call_id: call.id,
              direction: 'outbound',
              outcome: end.status,
              number: (call.to_number ?? '').replace(/[^+\d].*$/, ''),
              duration_seconds: Math.round(call.duration_seconds ?? 0),
              agent_name: ended.agentName,
              ...(completed === undefined ? {} : { summary: completed.summary }),
              transcript: completed?.transcript ?? [],
              extracted_data: completed?.extractedData ?? {},
              ...(recordingId === null ? {} : { recording_id: recordingId }),
            },
          },
          outgoing.emit,
          at,
        );
      }
      if (ended.webhookUrl !== null) {
        const body = { type: webhookTypes[end.status], created_at: at.toISOString(), data: call };
        await tx.query(
          `insert into webhook_deliveries (account_id, id, contact_id, url, body, next_at, created_at)
           values ($1, $2, $3, $4, $5, $6, $6)`,
          [accountId, newId('evt'), call.contact_id ?? null, ended.webhookUrl, JSON.stringify(body), at],
        );
      }
      await outgoing.write(tx);
    });
    options.onWebhook();
  }

  return {
    run(accountId, callId) {
      const work = place(accountId, callId)
        .catch((cause: unknown) => log.fault('A Voice AI agent’s call could not be written down.', cause))
        .finally(() => running.delete(work));
      running.add(work);
    },
    async closeLost() {
      const { rows } = await db.owner((tx) =>
        tx.query<{ account_id: string; id: string }>(
          'select account_id, id from agent_calls where ended_at is null and seen_at < $1',
          [new Date(now().getTime() - lostMs)],
        ),
      );
      for (const lost of rows) await finish(lost.account_id, lost.id, { status: 'failed' });
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const webhookTypes: Readonly<Record<AgentCallEnd['status'], WireWebhookType>> = {
  completed: 'call.completed',
  failed: 'call.failed',
  busy: 'call.busy',
  'no-answer': 'call.no_answer',
  canceled: 'call.canceled',
};
