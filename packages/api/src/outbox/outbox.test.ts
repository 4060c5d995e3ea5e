import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { DialoraError, type Problem } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import type { OutboxStore } from './entry.js';
import { createMemoryStore } from './memory-store.js';
import { createOutbox, type Outbox, type OutboxOptions } from './outbox.js';

const open: Outbox<string>[] = [];
afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

/** An API that answers each send as the test says; a string is a success, a problem a failure. */
function setUp(options: Partial<OutboxOptions<string>> = {}) {
  const clock = createManualClock();
  const sent: string[] = [];
  const answers: (Problem | Promise<void> | undefined)[] = [];
  let wakeUp = (): void => undefined;
  const outbox = createOutbox<string>({
    name: `test ${Math.random()}`,
    store: createMemoryStore(),
    clock,
    random: () => 0,
    online: { isOnline: () => true, onOnline: (listener) => ((wakeUp = listener), () => undefined) },
    async send({ payload }) {
      sent.push(payload);
      const answer = answers.shift();
      if (answer instanceof Promise) return answer;
      if (answer !== undefined) throw new DialoraError(answer);
    },
    ...options,
  });
  open.push(outbox);
  const states = (): string[] => outbox.items.get().map((item) => `${item.payload} ${item.state}`);
  return { outbox, clock, sent, answers, states, online: () => wakeUp() };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('the outbox', () => {
  test('sends what is added and then has nothing left', async () => {
    const { outbox, sent, states } = setUp();
    await outbox.add('hello');
    assert.match(states().join(), /^hello (waiting|sending)$/);
    await settle();
    assert.deepEqual([sent, states()], [['hello'], []]);
  });

  test('shows an entry as being sent until the API acknowledged it', async () => {
    let acknowledge = (): void => undefined;
    const { outbox, answers, states } = setUp();
    answers.push(new Promise((resolve) => (acknowledge = resolve)));
    await outbox.add('hello');
    await settle();
    assert.deepEqual(states(), ['hello sending']);
    acknowledge();
    await settle();
    assert.deepEqual(states(), []);
  });

  test('tries again in growing pauses until it is through', async () => {
    const { outbox, answers, sent, states, clock } = setUp();
    answers.push({ kind: 'server-error' }, { kind: 'server-error' });
    await outbox.add('hello');
    await settle();
    assert.deepEqual([sent.length, states()], [1, ['hello waiting']]);
    clock.advance(500);
    await settle();
    assert.equal(sent.length, 2);
    clock.advance(999);
    await settle();
    assert.equal(sent.length, 2);
    clock.advance(1);
    await settle();
    assert.deepEqual([sent.length, states()], [3, []]);
    assert.equal(clock.pending, 0);
  });

  test('goes at once when the network returns', async () => {
    const { outbox, answers, sent, states, online } = setUp();
    await settle();
    answers.push({ kind: 'offline' });
    await outbox.add('one');
    await settle();
    assert.equal(outbox.items.get()[0]?.problem?.kind, 'offline');
    online();
    await settle();
    assert.deepEqual([sent, states()], [['one', 'one'], []]);
  });

  test('a closed door stops the queue: the rest is not knocked with', async () => {
    const { answers, sent, states } = setUp({ store: await storeWith('one', 'two', 'three') });
    answers.push({ kind: 'api-unreachable' });
    await settle();
    assert.deepEqual([sent, states().length], [['one'], 3]);
  });

  test('what the API refuses for good is kept and shown, and does not block the others', async () => {
    const { outbox, answers, sent, states } = setUp();
    answers.push({ kind: 'invalid', code: 'validation_failed' });
    const id = await outbox.add('bad');
    await outbox.add('good');
    await settle();
    assert.deepEqual([sent, states()], [['bad', 'good'], ['bad stuck']]);
    await outbox.retry(id);
    assert.deepEqual([sent.at(-1), states()], ['bad', []]);
  });

  test('discards what a person gives up', async () => {
    const { outbox, answers, states } = setUp();
    answers.push({ kind: 'forbidden' });
    const id = await outbox.add('bad');
    await settle();
    await outbox.discard(id);
    assert.deepEqual(states(), []);
  });

  test('keeps the order within a subject and overtakes it with others', async () => {
    const { outbox, answers, sent, clock } = setUp({ subjectOf: (payload) => payload[0] ?? '' });
    answers.push({ kind: 'server-error' });
    await Promise.all([outbox.add('a1'), outbox.add('a2'), outbox.add('b1')]);
    await settle();
    assert.deepEqual(sent, ['a1', 'b1']);
    clock.advance(500);
    await settle();
    assert.deepEqual(sent, ['a1', 'b1', 'a1', 'a2']);
  });

  test('sends what an earlier page left behind, in its order', async () => {
    const { sent, states } = setUp({ store: await storeWith('one', 'two') });
    await settle();
    assert.deepEqual([sent, states()], [['one', 'two'], []]);
  });

  test('waits as long as the API asks for', async () => {
    const { outbox, answers, sent, clock, online } = setUp();
    answers.push({ kind: 'rate-limited', retryAfterMs: 60_000 });
    await outbox.add('one');
    await settle();
    online();
    clock.advance(59_999);
    await settle();
    assert.equal(sent.length, 1);
    clock.advance(1);
    await settle();
    assert.equal(sent.length, 2);
  });

  test('after closing, nothing is sent, shown or taken', async () => {
    const { outbox, answers, clock, states } = setUp();
    answers.push({ kind: 'server-error' });
    await outbox.add('one');
    await settle();
    outbox.close();
    assert.deepEqual([states(), clock.pending], [[], 0]);
    await assert.rejects(outbox.add('two'), (error: DialoraError) => error.problem.kind === 'signed-out');
  });
});

describe('without durable storage', () => {
  const denied = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
  const brokenStore: OutboxStore<string> = {
    put: denied,
    update: denied,
    remove: denied,
    all: denied,
    wipe: denied,
    close: () => undefined,
  };

  test('entries are kept in memory, sent all the same, and the loss that threatens is said', async () => {
    const { outbox, answers, sent, states, clock } = setUp({ store: brokenStore });
    answers.push({ kind: 'server-error' });
    await outbox.add('one');
    assert.equal(outbox.items.get()[0]?.problem?.kind, 'storage-unavailable');
    assert.equal(outbox.storageProblem.get()?.code, 'SecurityError');
    await settle();
    assert.deepEqual(states(), ['one waiting']);
    clock.advance(500);
    await settle();
    assert.deepEqual([sent, states()], [['one', 'one'], []]);
    await outbox.wipe();
  });

  test('a full disk loses nothing and is used again when it has room', async () => {
    const inner = createMemoryStore<string>();
    let full = true;
    const store: OutboxStore<string> = {
      ...inner,
      put: (entry) => (full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : inner.put(entry)),
    };
    const { outbox, answers } = setUp({ store });
    answers.push({ kind: 'offline' }, { kind: 'offline' });
    await outbox.add('one');
    await settle();
    full = false;
    await outbox.add('two');
    assert.deepEqual((await inner.all()).map((entry) => entry.payload).sort(), ['one', 'two']);
    assert.equal(outbox.storageProblem.get(), undefined);
  });

  test('what was sent but cannot be removed is not sent again in a circle', async () => {
    const inner = createMemoryStore<string>();
    const { outbox, sent, states, clock } = setUp({ store: { ...inner, remove: denied } });
    await outbox.add('one');
    await settle();
    clock.advance(600_000);
    await settle();
    assert.deepEqual([sent, states()], [['one'], []]);
  });

  test('a failed try that cannot be noted still waits for its pause', async () => {
    const inner = createMemoryStore<string>();
    const { outbox, answers, sent, clock } = setUp({ store: { ...inner, update: denied } });
    answers.push({ kind: 'server-error' });
    await outbox.add('one');
    await settle();
    assert.equal(sent.length, 1);
    clock.advance(500);
    await settle();
    assert.equal(sent.length, 2);
  });
});

async function storeWith(...payloads: readonly string[]): Promise<OutboxStore<string>> {
  const store = createMemoryStore<string>();
  for (const payload of payloads) {
    await store.put({
      id: `left-${payload}`,
      payload,
      subject: payload,
      createdAt: 0,
      attempts: 0,
      nextAttemptAt: 0,
      stuck: false,
    });
  }
  return store;
}
