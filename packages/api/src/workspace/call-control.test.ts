import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore, type CallFacts, type LiveState, type Problem } from '@dialora/core';
import type { EventStream } from '../events/event-stream.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import type { WireEvent } from '../schemas/events.js';
import { scripted } from '../testing/scripted-client.js';
import { createCallControl } from './call-control.js';

const call: WireBrowserCall = {
  id: 'call_1',
  kind: 'browser',
  direction: 'inbound',
  status: 'in-progress',
  from_number: '+12025550147',
  to_number: '+12025550100',
  agent_id: 'agt_maya',
  started_at: '2026-11-23T09:00:00Z',
  answered_at: '2026-11-23T09:00:05Z',
  duration_seconds: 0,
  tags: [],
  recording: { state: 'off', rule: 'announce' },
};

/** What an agent's page is told of a call. */
function told(me: string | undefined, data: WireBrowserCall): CallFacts | undefined {
  let tell = (_event: WireEvent): void => undefined;
  const events: EventStream = {
    state: createStore<LiveState>('open'),
    problem: createStore<Problem | undefined>(undefined),
    subscribe(listener) {
      tell = listener;
      return () => undefined;
    },
  };
  let heard: CallFacts | undefined;
  createCallControl(scripted([]).client, events, () => me).subscribe((facts) => (heard = facts));
  tell({ event: 'call.updated', data });
  return heard;
}

test('whose call it is sees the others; a colleague in it sees that agent in place of themselves', () => {
  const customer = { id: 'CA1', number: '+12025550147', state: 'connected' } as const;
  const parties = [customer, { id: 'CA2', agent_id: 'agt_tomas', state: 'connected' } as const];
  assert.deepEqual(told('agt_maya', { ...call, parties })?.parties, [
    customer,
    { id: 'CA2', agentId: 'agt_tomas', state: 'connected' },
  ]);
  assert.deepEqual(told('agt_tomas', { ...call, parties })?.parties, [
    customer,
    { id: 'agt_maya', agentId: 'agt_maya', isHost: true, state: 'connected' },
  ]);
});

test('a question names the call that it is about, and the one that it became', () => {
  const facts = told(undefined, { ...call, consult_for: 'call_0', continues_as: 'call_0' });
  assert.deepEqual([facts?.consultFor, facts?.continuesAs], ['call_0', 'call_0']);
});
