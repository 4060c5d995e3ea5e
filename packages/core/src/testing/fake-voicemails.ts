import type { Voicemail, VoicemailSource } from '../workspace/voicemail.js';
import { DialoraError } from '../problem/problem.js';

export interface FakeVoicemails extends VoicemailSource {
  /** Somebody leaves a message. */
  leave(voicemail: Voicemail): void;
}

/** A second of silence as WAV (8 kHz, 8 bit, mono): something that really plays, with nothing behind it. */
export const silentWav = `data:audio/wav;base64,UklGRmQfAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YUAfAACA${'gICA'.repeat(2666)}gA==`;

/** A voicemail box of made-up callers, newest first. */
export function createFakeVoicemails(now: number): FakeVoicemails {
  const listeners = new Set<() => void>();
  const at = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const base = { toNumber: '+442079460958', state: 'available' as const };
  let box: readonly Voicemail[] = [
    {
      ...base,
      id: 'vm_1',
      contactId: 'con_amelia',
      fromNumber: '+447700900123',
      receivedAt: at(42),
      durationSeconds: 19,
      heard: false,
      transcript: 'Hello, it is Amelia. Could you move our appointment to Friday? Thank you.',
    },
    { ...base, id: 'vm_2', fromNumber: '+12025550143', receivedAt: at(60 * 5), durationSeconds: 64, heard: false },
    { ...base, id: 'vm_3', fromNumber: 'anonymous', receivedAt: at(60 * 27), durationSeconds: 4, heard: true },
  ];
  const find = (id: string): Voicemail => {
    const found = box.find((each) => each.id === id);
    if (found === undefined) throw new DialoraError({ kind: 'not-found', status: 404 });
    return found;
  };
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  return {
    page: (query) => {
      const wanted = box.filter((each) => query.heard === undefined || each.heard === query.heard);
      const from = query.before === undefined ? 0 : wanted.findIndex((each) => each.id === query.before) + 1;
      const items = wanted.slice(from, from + (query.limit ?? 50));
      const last = items.at(-1);
      const more = last !== undefined && from + items.length < wanted.length;
      return Promise.resolve(more ? { items, before: last.id } : { items });
    },
    link: async (id) => {
      await Promise.resolve();
      find(id);
      return { url: silentWav, expiresAt: new Date(now + 300_000).toISOString(), mimeType: 'audio/wav' };
    },
    setHeard: async (id, heard) => {
      await Promise.resolve();
      const next = { ...find(id), heard };
      box = box.map((each) => (each.id === id ? next : each));
      tell();
      return next;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    leave(voicemail) {
      box = [voicemail, ...box];
      tell();
    },
  };
}
