import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog, type Log } from '../log.js';
import { reconcileCalls, type CallTruth, type OpenCall } from './reconcile.js';

const since = new Date(0);
const callsNamed = (...ids: string[]): OpenCall[] =>
  ids.map((id) => ({ accountId: 'acc_1', callId: id, carrierId: `CA${id}` }));

function truthOf(calls: readonly OpenCall[], settle: CallTruth['settle']): CallTruth {
  return {
    openCalls(asked) {
      assert.equal(asked, since);
      return Promise.resolve(calls);
    },
    settle,
  };
}

function logged(): { readonly log: Log; readonly faults: string[] } {
  const faults: string[] = [];
  return { faults, log: { ...silentLog, fault: (sentence) => void faults.push(sentence) } };
}

test('each call is asked after once, never more than so many at a time', async () => {
  const ids = Array.from({ length: 23 }, (_, index) => String(index));
  const asked: string[] = [];
  let running = 0;
  let most = 0;
  const truth = truthOf(callsNamed(...ids), async ({ callId }) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    asked.push(callId);
  });
  await reconcileCalls(truth, { since, log: silentLog, atOnce: 3 }).settled();
  assert.deepEqual(
    asked.sort((a, b) => Number(a) - Number(b)),
    ids,
  );
  assert.equal(most, 3);
});

test('what could not be asked after is asked again, and nothing else is', async () => {
  const { log, faults } = logged();
  const asked: string[] = [];
  const truth = truthOf(callsNamed('a', 'b', 'c'), ({ callId }) => {
    asked.push(callId);
    const isAway = callId === 'b' && asked.filter((id) => id === 'b').length < 3;
    return isAway ? Promise.reject(new Error('Nobody answers.')) : Promise.resolve();
  });
  await reconcileCalls(truth, { since, log, pausesMs: [0, 0, 0] }).settled();
  assert.deepEqual(asked, ['a', 'b', 'c', 'b', 'b']);
  assert.equal(faults.length, 2);
});

test('a carrier that stays away is given up, and that is logged', async () => {
  const { log, faults } = logged();
  const truth = truthOf(callsNamed('a'), () => Promise.reject(new Error('Nobody answers.')));
  await reconcileCalls(truth, { since, log, pausesMs: [0] }).settled();
  assert.deepEqual(faults, Array(2).fill('The carrier could not be asked after 1 open calls.'));
});

test('a stop aborts what is being asked, begins nothing more, and is no fault', async () => {
  const { log, faults } = logged();
  const asked: string[] = [];
  const truth = truthOf(callsNamed('a', 'b', 'c'), ({ callId }, { signal }) => {
    asked.push(callId);
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
  });
  const reconciling = reconcileCalls(truth, { since, log, atOnce: 1 });
  await new Promise((resolve) => setImmediate(resolve));
  await reconciling.stop();
  assert.deepEqual([asked, faults], [['a'], []]);
});

test('a stop ends a pause', async () => {
  const truth = truthOf(callsNamed('a'), () => Promise.reject(new Error('Nobody answers.')));
  const reconciling = reconcileCalls(truth, { since, log: silentLog, pausesMs: [3_600_000] });
  await new Promise((resolve) => setImmediate(resolve));
  await reconciling.stop();
});

test('a database that fails does not fail the start', async () => {
  const { log, faults } = logged();
  const truth: CallTruth = {
    openCalls: () => Promise.reject(new Error('No database.')),
    settle: () => Promise.resolve(),
  };
  await reconcileCalls(truth, { since, log }).settled();
  assert.deepEqual(faults, ['Open calls could not be looked up.']);
});
