import type { FarEndBehaviour } from '@dialora/core/testing';
import type { SharedSoftphone } from '@dialora/voice';
import { createMicrophone, createSharedSoftphone, createSoftphone, createTwilioTransport } from '@dialora/voice';
import { ask } from './control.js';
import { installInstruments } from './instruments.js';

const instruments = installInstruments();
const gateway = new URL(location.href).searchParams.get('gateway') ?? undefined;
const identity = 'agent.1';
const startedAt = performance.now();
const times: Record<string, number> = {};

const loader = createTwilioTransport({ gateway });
const phone: SharedSoftphone = createSharedSoftphone({
  name: 'acc_1',
  prepare: () => loader.prepare(),
  create: (seat) =>
    createSoftphone({
      transport: createTwilioTransport({ gateway, keepCallsOnPageHide: seat.hasHeir }),
      getToken: async () => (await ask('token', { kind: 'good', ttlSeconds: 3600, identity })).token,
      calls: {
        place: async ({ number }) => ({ callId: (await ask('callTo', { farEnd: number as FarEndBehaviour })).callId }),
      },
      microphone: createMicrophone(),
    }),
});
phone.role.subscribe((role) => {
  times[role] = Date.now();
});

phone.subscribe(({ calls }) => {
  const phase = calls[0]?.phase;
  // Only what follows the take-over counts: before it the old owner's word is still on the screen.
  if (phone.role.get() === 'owner' && phase === 'reconnecting') times['moving'] ??= Date.now();
  if (times['moving'] !== undefined && phase === 'active') times['active'] ??= Date.now();
});

const bench = { phone, instruments, times, startedAt, far: () => ask('far') };
export type TabBench = typeof bench;

declare global {
  interface Window {
    tab: TabBench;
  }
}
window.tab = bench;
document.documentElement.dataset['ready'] = 'yes';
