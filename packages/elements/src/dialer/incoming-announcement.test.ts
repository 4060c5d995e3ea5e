import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Announcer } from '../internal/announcer.js';
import { IncomingAnnouncement } from './incoming-announcement.js';

test('a call is told once while it rings, and again when it comes back under its own id', async () => {
  const told: string[] = [];
  const announcer = { alert: (words: string) => void told.push(words) } as unknown as Announcer;
  const incoming = new IncomingAnnouncement(announcer);
  const ring = async (ringing: readonly { readonly id: string }[]): Promise<void> => {
    incoming.keepOnly(ringing);
    for (const { id } of ringing) incoming.tell(id, Promise.resolve(), () => id);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const call = { id: 'call_1' };
  await ring([call]);
  await ring([call]);
  assert.deepEqual(told, ['call_1']);
  await ring([]);
  await ring([call]);
  assert.deepEqual(told, ['call_1', 'call_1']);
});
