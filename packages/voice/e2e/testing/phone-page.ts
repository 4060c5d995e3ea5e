import type { PhoneSnapshot, Softphone } from '@dialora/core';
import type { FarEndBehaviour } from '@dialora/core/testing';
import type { LocalSoftphone } from '@dialora/voice';
import {
  createMicrophone,
  createPhoneAudio,
  createRemoteSoftphone,
  createSoftphone,
  createTwilioTransport,
  portOfMessagePort,
  serveSoftphone,
} from '@dialora/voice';
import { ask } from './control.js';
import { installDevices } from './devices.js';
import type { Instruments } from './instruments.js';
import { installInstruments } from './instruments.js';

const query = new URL(location.href).searchParams;
const desk = query.get('devices') === 'made' ? installDevices() : undefined;
const instruments = installInstruments();
const gateway = query.get('gateway') ?? undefined;
const identity = query.get('identity') ?? 'agent.1';

let tokenKind: 'good' | 'expired' | 'forged' = 'good';
let placed = 0;
const audio = createPhoneAudio();
const phone: LocalSoftphone = createSoftphone({
  transport: createTwilioTransport({ gateway, timeoutMs: 6_000, audio: audio.calls }),
  getToken: async () => (await ask('token', { kind: tokenKind, ttlSeconds: 3600, identity })).token,
  calls: {
    /** The number names the behaviour of the far end here; the server of a real page would look it up. */
    async place({ number }) {
      placed += 1;
      return { callId: (await ask('callTo', { farEnd: number as FarEndBehaviour })).callId };
    },
  },
  identify: (number) => (number === '+442079460018' ? { name: 'Amelia Hartwell', contactId: 'con_1' } : undefined),
  microphone: createMicrophone(),
  ringtone: audio.ringtone,
  audio,
});

const history: PhoneSnapshot[] = [phone.get()];
phone.subscribe((snapshot) => history.push(snapshot));

const channel = new MessageChannel();
serveSoftphone(phone, portOfMessagePort(channel.port1));
const view: Softphone = createRemoteSoftphone(() => portOfMessagePort(channel.port2));

const bench = {
  phone,
  /** The same phone, through a real message port. */
  view,
  instruments,
  /** The made devices, where the page was asked for them. */
  desk,
  placed: () => placed,
  useTokens: (kind: typeof tokenKind) => (tokenKind = kind),
  /** Each phase of the newest call, in order. */
  phases: () => {
    const all = history.map(({ calls }) => calls.at(-1)?.phase).filter((phase) => phase !== undefined);
    return all.filter((phase, index) => phase !== all[index - 1]);
  },
  lines: () => {
    const all = history.map(({ line }) => line.state);
    return all.filter((state, index) => state !== all[index - 1]);
  },
  far: () => ask('far'),
  callIn: (number: string, callId: string) => ask('callIn', { number, callId, identity }),
  farHangUp: () => ask('farHangUp'),
  cut: () => ask('cut'),
  restore: () => ask('restore'),
};

export type PhoneBench = Omit<typeof bench, 'instruments'> & { readonly instruments: Instruments };

declare global {
  interface Window {
    bench: PhoneBench;
  }
}
window.bench = bench;
document.documentElement.dataset['ready'] = 'yes';
