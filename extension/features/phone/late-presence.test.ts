import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore, DialoraError, type Presence, type PresenceChoice } from '@dialora/core';
import { latePresence } from './late-presence.js';

const available: Presence = { state: 'available', since: 1 };
const away: Presence = { state: 'away', since: 2 };

function setUp() {
  const store = createStore<Presence | undefined>(available);
  const chosen: PresenceChoice[] = [];
  const asked: string[] = [];
  const late = latePresence((agentId) => {
    asked.push(agentId);
    return {
      get: () => store.get(),
      subscribe: (listener) => store.subscribe(listener),
      set(choice) {
        chosen.push(choice);
        return Promise.resolve();
      },
    };
  });
  const heard: (Presence | undefined)[] = [];
  late.subscribe((presence) => heard.push(presence));
  return { late, store, chosen, asked, heard };
}

test('before the agent is known nothing is claimed, and a choice fails as the API being away', async () => {
  const { late, chosen, asked } = setUp();
  assert.equal(late.get(), undefined);
  await assert.rejects(
    late.set('away'),
    (error) => error instanceof DialoraError && error.problem.kind === 'api-unreachable',
  );
  assert.deepEqual([chosen, asked], [[], []]);
});

test('once known, who subscribed before is told how it stands and of each change', async () => {
  const { late, store, chosen, heard } = setUp();
  late.attach('agt_1');
  assert.deepEqual([late.get(), heard], [available, [available]]);
  store.set(away);
  assert.deepEqual([late.get(), heard], [away, [available, away]]);
  await late.set('available');
  assert.deepEqual(chosen, ['available']);
});

test('the first agent stays: a second answer of the API makes no second service', () => {
  const { late, asked } = setUp();
  late.attach('agt_1');
  late.attach('agt_2');
  assert.deepEqual(asked, ['agt_1']);
});

test('closed, it hears nothing more, whether it was attached or not', () => {
  const { late, store, heard } = setUp();
  late.attach('agt_1');
  late.close();
  store.set(away);
  assert.deepEqual([late.get(), heard], [available, [available]]);
  setUp().late.close();
});
