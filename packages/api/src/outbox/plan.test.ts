import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Problem, ProblemKind } from '@dialora/core';
import type { StoredEntry } from './entry.js';
import { planOf, verdictOn } from './plan.js';

const now = 1_000_000;
const problems: readonly (Problem | undefined)[] = [
  undefined,
  { kind: 'offline' },
  { kind: 'api-unreachable' },
  { kind: 'rate-limited', retryAfterMs: 5000 },
  { kind: 'server-error' },
];

const entries = fc
  .array(
    fc.record({
      subject: fc.constantFrom('a', 'b', 'c'),
      nextAttemptAt: fc.constantFrom(now - 10, now, now + 10, now + 5000),
      stuck: fc.boolean(),
      problem: fc.constantFrom(...problems),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ problem, ...entry }, index): StoredEntry<string> => ({
      ...entry,
      ...(problem === undefined ? {} : { problem }),
      id: `entry-${index}`,
      payload: 'x',
      createdAt: 0,
      attempts: 0,
    })),
  );

describe('the plan of what to send', () => {
  test('keeps the order of writing, sends one of a subject at a time, and nothing that is stuck', () => {
    fc.assert(
      fc.property(entries, fc.boolean(), (list, eager) => {
        const { due } = planOf(list, now, { eager });
        const places = due.map((entry) => list.indexOf(entry));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        assert.equal(new Set(due.map((entry) => entry.subject)).size, due.length);
        assert.ok(due.every((entry) => !entry.stuck));
        for (const entry of due) {
          const earlier = list.slice(0, list.indexOf(entry)).filter((each) => each.subject === entry.subject);
          assert.ok(
            earlier.every((each) => each.stuck),
            'an earlier one of the subject was overtaken',
          );
        }
      }),
    );
  });

  test('whatever waits is either due or has a time at which it is looked at again: nothing is forgotten', () => {
    fc.assert(
      fc.property(entries, fc.boolean(), (list, eager) => {
        const { due, wakeAt } = planOf(list, now, { eager });
        if (list.some((entry) => !entry.stuck)) assert.ok(due.length > 0 || wakeAt !== undefined);
        if (wakeAt !== undefined) assert.ok(wakeAt > now, 'a wake-up in the past would spin');
      }),
    );
  });

  test('an entry that met a closed door holds the others back until its pause is over', () => {
    const door: StoredEntry<string> = {
      id: 'one',
      subject: '1',
      payload: '',
      createdAt: 0,
      attempts: 1,
      nextAttemptAt: now + 10,
      stuck: false,
      problem: { kind: 'api-unreachable' },
    };
    const { problem: _problem, ...fresh } = { ...door, id: 'two', subject: '2', attempts: 0, nextAttemptAt: now };
    assert.deepEqual(planOf([door, fresh], now, { eager: false }), { due: [], wakeAt: now + 10 });
    assert.equal(planOf([door, fresh], now + 10, { eager: false }).due.length, 2);
    assert.equal(planOf([door, fresh], now, { eager: true }).due.length, 2, 'something changed, so it is worth a try');
    const limited = { ...door, problem: { kind: 'rate-limited', retryAfterMs: 10 } as const };
    assert.equal(planOf([limited, fresh], now, { eager: true }).due.length, 0, 'what the API asked for is kept');
  });

  test('only what a later try cannot cure gets stuck', () => {
    const verdicts = (kinds: readonly ProblemKind[]): string[] => kinds.map((kind) => verdictOn({ kind }));
    assert.deepEqual(verdicts(['offline', 'api-unreachable', 'signed-out', 'rate-limited']), Array(4).fill('stop'));
    assert.deepEqual(verdicts(['server-error', 'unknown']), Array(2).fill('skip'));
    assert.deepEqual(verdicts(['invalid', 'not-found', 'forbidden', 'conflict', 'refused']), Array(5).fill('stuck'));
    assert.equal(verdictOn({ kind: 'conflict', code: 'idempotency_in_flight' }), 'skip');
  });
});
