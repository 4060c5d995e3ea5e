import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareActivities, createStore, DialoraError } from '@dialora/core';
import type { Activity, ActivityPage, LiveEvent, LiveState } from '@dialora/core';
import fc from 'fast-check';
import { ActivityFeed } from './feed.js';

const note = (id: string, minute: number, body = ''): Activity => ({
  id,
  contactId: 'con_1',
  type: 'note',
  body,
  occurredAt: new Date(Date.UTC(2026, 10, 22) + minute * 60_000).toISOString(),
});

/** A server whose answers wait until they are let go, one by one. */
function world(count: number, limit = 4) {
  let stored = Array.from({ length: count }, (_, index) => note(`act_${index}`, index));
  const listeners = new Set<(event: LiveEvent) => void>();
  const gaps = new Set<() => void>();
  const state = createStore<LiveState>('open');
  const waiting: (() => void)[] = [];
  let held = false;
  let failing = false;
  const answer = (query: { before?: string; limit?: number }): ActivityPage => {
    const feed = [...stored].sort(compareActivities);
    const edge = feed.find(({ id }) => id === query.before);
    const rest = edge ? feed.filter((each) => compareActivities(each, edge) > 0) : feed;
    const items = rest.slice(0, query.limit);
    const last = items.at(-1);
    return rest.length > items.length && last ? { items, before: last.id } : { items };
  };
  const feed = new ActivityFeed({
    contactId: 'con_1',
    limit,
    activities: {
      page(query) {
        if (failing) return Promise.reject(new DialoraError({ kind: 'offline' }));
        const page = answer(query);
        if (!held) return Promise.resolve(page);
        return new Promise((resolve) => waiting.push(() => resolve(page)));
      },
    },
    live: {
      state,
      subscribe(listener, options) {
        listeners.add(listener);
        if (options?.onGap) gaps.add(options.onGap);
        return () => void listeners.delete(listener);
      },
    },
  });
  return {
    feed,
    state,
    ids: () => feed.get().entries.map(({ id }) => id),
    stored: () => stored,
    /** The server changes and, unless `quiet`, tells. */
    create(activity: Activity, quiet = false) {
      stored = [...stored.filter(({ id }) => id !== activity.id), activity];
      if (!quiet) for (const tell of listeners) tell({ type: 'activity-created', activity });
    },
    update(activity: Activity) {
      stored = stored.map((each) => (each.id === activity.id ? activity : each));
      for (const tell of listeners) tell({ type: 'activity-updated', activity });
    },
    remove(id: string, quiet = false) {
      stored = stored.filter((each) => each.id !== id);
      if (quiet) return;
      for (const tell of listeners) tell({ type: 'activity-deleted', activityId: id, contactId: 'con_1' });
    },
    gap: () => gaps.forEach((tell) => tell()),
    hold: () => (held = true),
    release() {
      held = false;
      waiting.splice(0).forEach((go) => go());
    },
    fail: (on: boolean) => (failing = on),
    listeners,
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('pages lead back to the first entry and each is there once, oldest first', async () => {
  const { feed, ids } = world(10);
  feed.start();
  await settle();
  assert.deepEqual(ids(), ['act_6', 'act_7', 'act_8', 'act_9']);
  assert.equal(feed.get().older.state, 'idle');
  await feed.loadOlder();
  await feed.loadOlder();
  assert.equal(ids().length, 10);
  assert.equal(ids()[0], 'act_0');
  assert.equal(feed.get().older.state, 'end');
  await feed.loadOlder();
  assert.equal(ids().length, 10);
});

test('a created, a changed and a deleted entry show at once', async () => {
  const { feed, ids, create, update, remove } = world(4);
  feed.start();
  await settle();
  create(note('new', 99, 'first'));
  update(note('new', 99, 'second'));
  assert.deepEqual(feed.get().entries.at(-1), note('new', 99, 'second'));
  update(note('act_3', -5));
  assert.deepEqual(ids(), ['act_3', 'act_0', 'act_1', 'act_2', 'new']);
  remove('act_1');
  remove('unknown');
  assert.deepEqual(ids(), ['act_3', 'act_0', 'act_2', 'new']);
});

test('an entry of another contact is not shown, and one that moved to another contact goes', async () => {
  const { feed, ids, create, update } = world(2);
  feed.start();
  await settle();
  create({ ...note('foreign', 50), contactId: 'con_2' });
  update({ ...note('act_1', 1), contactId: 'con_2' });
  assert.deepEqual(ids(), ['act_0']);
});

test('an entry older than what was read comes with its page, once', async () => {
  const { feed, ids, create } = world(6);
  feed.start();
  await settle();
  create(note('old', -10));
  assert.equal(ids().includes('old'), false);
  await feed.loadOlder();
  assert.deepEqual(ids(), ['old', 'act_0', 'act_1', 'act_2', 'act_3', 'act_4', 'act_5']);
});

test('an event that comes while a page is on its way wins over what the page says', async () => {
  const { feed, ids, hold, release, update, remove } = world(8);
  feed.start();
  await settle();
  hold();
  const older = feed.loadOlder();
  await settle();
  update(note('act_6', 6, 'new words'));
  remove('act_7');
  release();
  await older;
  assert.deepEqual(ids(), ['act_0', 'act_1', 'act_2', 'act_3', 'act_4', 'act_5', 'act_6']);
  assert.equal((feed.get().entries.at(-1) as { body: string }).body, 'new words');
});

test('what was deleted while the first page was on its way does not come back', async () => {
  const { feed, ids, hold, release, create, remove } = world(3);
  hold();
  feed.start();
  create(note('new', 50));
  remove('new');
  create(note('newer', 51));
  release();
  await settle();
  assert.deepEqual(ids(), ['act_0', 'act_1', 'act_2', 'newer']);
});

test('a failed read says why, keeps what is shown and is tried again once the line is back', async () => {
  const { feed, ids, fail, state } = world(6);
  fail(true);
  feed.start();
  await settle();
  assert.deepEqual(feed.get().newest, { state: 'failed', problem: { kind: 'offline' } });
  fail(false);
  state.set('lost');
  state.set('open');
  await settle();
  assert.equal(ids().length, 4);
  fail(true);
  await feed.loadOlder();
  assert.deepEqual(feed.get().older, { state: 'failed', problem: { kind: 'offline' } });
  assert.equal(ids().length, 4);
  fail(false);
  await feed.loadOlder();
  assert.equal(ids().length, 6);
});

test('after missed events all that was read is true again, with one change on the screen', async () => {
  const { feed, ids, create, remove, gap } = world(12);
  feed.start();
  await settle();
  await feed.loadOlder();
  create(note('missed', 77), true);
  remove('act_6', true);
  let changes = 0;
  feed.subscribe(() => (changes += 1));
  gap();
  await settle();
  assert.deepEqual(ids().slice(-6), ['act_7', 'act_8', 'act_9', 'act_10', 'act_11', 'missed']);
  assert.equal(ids().includes('act_6'), false);
  assert.ok(ids().includes('act_4'));
  assert.equal(changes, 1);
});

test('what an event added before the first entry is still there after missed events', async () => {
  const { feed, ids, create, gap } = world(3);
  feed.start();
  await settle();
  create(note('early', -10));
  create(note('middle', 1.5));
  gap();
  await settle();
  assert.deepEqual(ids(), ['early', 'act_0', 'act_1', 'middle', 'act_2']);
  assert.equal(feed.get().older.state, 'end');
});

test('a change of the very last entry of a page on its way is not lost', async () => {
  const { feed, ids, hold, release, update } = world(12);
  feed.start();
  await settle();
  hold();
  const older = feed.loadOlder();
  await settle();
  update(note('act_4', 4, 'changed'));
  release();
  await older;
  assert.deepEqual(ids().slice(0, 2), ['act_4', 'act_5']);
});

test('an entry that was changed and then deleted while its page was on its way stays deleted', async () => {
  const { feed, ids, hold, release, update, remove } = world(5);
  feed.start();
  await settle();
  hold();
  const older = feed.loadOlder();
  await settle();
  update(note('act_0', 0, 'changed'));
  remove('act_0');
  release();
  await older;
  assert.deepEqual(ids(), ['act_1', 'act_2', 'act_3', 'act_4']);
});

test('a stopped feed hears nothing and shows no late page', async () => {
  const { feed, ids, hold, release, listeners } = world(3);
  hold();
  feed.start();
  feed.stop();
  release();
  await settle();
  assert.deepEqual(ids(), []);
  assert.equal(listeners.size, 0);
});

test('whatever happens in whatever order, the feed ends as the server has it', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), at: fc.integer({ min: -5, max: 40 }) }),
    fc.record({ do: fc.constant('update' as const), at: fc.nat({ max: 30 }) }),
    fc.record({ do: fc.constant('remove' as const), at: fc.nat({ max: 30 }) }),
    fc.record({
      do: fc.constantFrom('older' as const, 'hold' as const, 'release' as const, 'gap' as const),
      at: fc.nat(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 20 }), fc.array(step, { maxLength: 30 }), async (count, steps) => {
      const { feed, ids, stored, create, update, remove, hold, release, gap } = world(count);
      feed.start();
      let made = 0;
      for (const { do: what, at } of steps) {
        const some = stored()[at % Math.max(1, stored().length)];
        if (what === 'create') create(note(`made_${(made += 1)}`, at));
        if (what === 'update' && some) update({ ...note(some.id, 0, `v${made}`), occurredAt: some.occurredAt });
        if (what === 'remove' && some) remove(some.id);
        if (what === 'older') void feed.loadOlder();
        if (what === 'hold') hold();
        if (what === 'release') release();
        if (what === 'gap') gap();
        await settle();
      }
      release();
      await settle();
      for (let guard = 0; guard < 30 && feed.get().older.state !== 'end'; guard++) {
        await settle();
        await feed.loadOlder();
      }
      await settle();
      const truth = [...stored()].sort(compareActivities).reverse();
      assert.deepEqual(
        ids(),
        truth.map(({ id }) => id),
      );
      assert.deepEqual(feed.get().entries, truth);
    }),
    { numRuns: 200 },
  );
});
