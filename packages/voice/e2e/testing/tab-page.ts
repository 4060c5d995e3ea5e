import type { FarEndBehaviour } from '@dialora/core/testing';
import type { SharedSoftphone } from '@dialora/voice';
import {
  createMicrophone,
  createPhoneAudio,
  createSharedSoftphone,
  createSoftphone,
  createTwilioTransport,
} from '@dialora/voice';
import { ask } from './control.js';
import { installInstruments } from './instruments.js';
import { installTraffic } from './traffic.js';

const instruments = installInstruments();
const traffic = installTraffic();
const gateway = new URL(location.href).searchParams.get('gateway') ?? undefined;
const identity = 'agent.1';
const startedAt = performance.now();
const times: Record<string, number> = {};

const loader = createTwilioTransport({ gateway });
const phone: SharedSoftphone = createSharedSoftphone({
  name: 'acc_1',
  prepare: () => loader.prepare(),
  create(seat) {
    const audio = createPhoneAudio();
    return createSoftphone({
      transport: createTwilioTransport({ gateway, keepCallsOnPageHide: seat.hasHeir, audio: audio.calls }),
      audio,
      getToken: async () => (await ask('token', { kind: 'good', ttlSeconds: 3600, identity })).token,
      calls: {
        place: async ({ number }) => ({ callId: (await ask('callTo', { farEnd: number as FarEndBehaviour })).callId }),
      },
      microphone: createMicrophone(),
    });
  },
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

let undoLevels = (): void => undefined;
let levels = 0;
/** Looks at the levels as a meter does, or no more. */
const showLevels = (on: boolean): void => {
  undoLevels();
  undoLevels = on ? phone.levels.subscribe(() => (levels += 1)) : () => undefined;
};

const bench = {
  phone,
  instruments,
  traffic,
  showLevels,
  levels: () => levels,
  times,
  startedAt,
  far: () => ask('far'),
};
export type TabBench = typeof bench;

declare global {
  interface Window {
    tab: TabBench;
  }
}
window.tab = bench;
document.documentElement.dataset['ready'] = 'yes';
