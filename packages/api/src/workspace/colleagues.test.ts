import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createStore, type LiveState, type Presence, type Problem } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import type { EventStream } from '../events/event-stream.js';
import type { WireEvent, WirePresence } from '../schemas/events.js';
import { json, scripted, settle } from '../testing/scripted-client.js';
import { createColleagues, createPresence } from './colleagues.js';

const start = Date.UTC(2026, 10, 22, 9, 0);

function setUp(own: Omit<WirePresence, 'agent_id'>, line: LiveState = 'open') {
  const clock = createManualClock(start);
  const agent = { id: 'a1', name: 'Maya', presence: { agent_id: 'a1', ...own } };
  const { client, asked } = scripted([json({ data: [agent] }), json({ data: [agent] })]);
  const state = createStore<LiveState>(line);
  let tell = (_event: WireEvent): void => undefined;
  const events = {
    state,
    problem: createStore<Problem | undefined>(undefined),
    subscribe(listener: (event: WireEvent) => void) {
      tell = listener;
      return () => undefined;
    },
  } satisfies EventStream;
  const colleagues = createColleagues(client, events, clock);
  const seen: (Presence | undefined)[] = [];
  const presence = createPresence(client, colleagues, 'a1');
  const stop = presence.subscribe((now) => seen.push(now));
  return {
    clock,
    presence,
    stop,
    seen,
    state,
    asked,
    tell: (data: WirePresence) => tell({ event: 'presence.changed', data }),
  };
}

describe('the presence of an agent', () => {
  const wrapUp = (seconds: number): WirePresence => ({
    agent_id: 'a1',
    state: 'wrap-up',
    until: new Date(start + seconds * 1000).toISOString(),
    next: 'available',
  });

  test('turns to what was told when its time is over, with no word from the server', async () => {
    const { clock, presence, tell, seen } = setUp({ state: 'busy' });
    await settle();
    tell(wrapUp(30));
    assert.equal(presence.get()?.state, 'wrap-up');
    clock.advance(29_999);
    assert.equal(presence.get()?.state, 'wrap-up');
    clock.advance(1);
    assert.deepEqual(presence.get(), { state: 'available', since: start + 30_000 });
    assert.equal(seen.at(-1)?.state, 'available');
    assert.equal(clock.pending, 0);
  });

  test('stays for as long as it was prolonged', async () => {
    const { clock, presence, tell } = setUp({ state: 'busy' });
    await settle();
    tell(wrapUp(30));
    clock.advance(20_000);
    tell(wrapUp(50));
    clock.advance(20_000);
    assert.equal(presence.get()?.state, 'wrap-up');
    clock.advance(10_000);
    assert.equal(presence.get()?.state, 'available');
  });

  test('that was over before it was read is shown as what came then, and nothing waits once nobody listens', async () => {
    const over = setUp(wrapUp(-5));
    await settle();
    over.clock.advance(0);
    assert.equal(over.presence.get()?.state, 'available');
    const left = setUp(wrapUp(30));
    await settle();
    left.stop();
    assert.equal(left.clock.pending, 0);
  });

  test('that changes while the list is being read is shown, not what the list says', async () => {
    const { presence, tell } = setUp({ state: 'busy' });
    tell({ agent_id: 'a1', state: 'away' });
    await settle();
    assert.equal(presence.get()?.state, 'away');
  });

  test('that changed before the line of events was open is read once it is', async () => {
    const { presence, state, asked } = setUp({ state: 'busy' }, 'connecting');
    await settle();
    assert.equal(presence.get()?.state, 'busy');
    state.set('open');
    await settle();
    assert.equal(asked.length, 2);
    state.set('lost');
    state.set('open');
    await settle();
    assert.equal(asked.length, 2, 'a line that comes back tells of its gap itself');
  });
});
