import './insecure-socket.js';
import type { Call } from '@twilio/voice-sdk';
import { Device } from '@twilio/voice-sdk';

/** What the tests drive in the browser: one Device, its call, and a diary of everything that happened. */
export interface PagePhone {
  readonly diary: string[];
  start(token: string, options?: Record<string, unknown>): void;
  register(): void;
  dial(parameters: Record<string, string>): Promise<void>;
  takeOver(connectToken: string): Promise<void>;
  accept(): void;
  reject(): void;
  hangUp(): void;
  mute(on: boolean): void;
  press(digits: string): void;
  say(content: string): void;
  renew(token: string): void;
  status(): string | undefined;
  connectToken(): string | undefined;
  incoming(): { from: string; to: string; verified: boolean | undefined; custom: Record<string, string> } | undefined;
  media(): Promise<{ packets: number; level: number; energy: number; seconds: number; state: string } | undefined>;
  /**
   * How much stronger a frequency was than the louder of its neighbours 300 Hz away, in dB, at its strongest since it was
   * first asked for. The page itself listens: a short tone is over before a busy test asks again.
   */
  tone(frequency: number): number;
  destroy(): void;
}

declare global {
  interface Window {
    phone: PagePhone;
  }
}

const soundNames = ['disconnect', 'incoming', 'outgoing', 'dtmfh', 'dtmfs', ...Array.from('0123456789')].map((name) =>
  /^\d$/.test(name) ? `dtmf${name}` : name,
);

const diary: string[] = [];
let device: Device | undefined;
let call: Call | undefined;
let analyser: AnalyserNode | undefined;
const strongest = new Map<number, number>();

const callEvents = [
  'accept',
  'cancel',
  'disconnect',
  'reject',
  'ringing',
  'reconnecting',
  'reconnected',
  'transportClose',
  'messageSent',
  'messageReceived',
];

function follow(next: Call): Call {
  analyser = undefined;
  for (const name of callEvents) {
    next.on(name, (detail?: unknown) => diary.push(`call:${name}${describe(detail)}`));
  }
  next.on('error', (error: { code: number }) => diary.push(`call:error ${error.code}`));
  return next;
}

function describe(detail: unknown): string {
  if (typeof detail === 'boolean') return ` ${detail}`;
  if (typeof detail !== 'object' || detail === null) return '';
  if ('code' in detail) return ` ${String(detail.code)}`;
  return 'content' in detail ? ` ${String(detail.content)}` : '';
}

function connection(): RTCPeerConnection | undefined {
  // The SDK has no public way to its statistics other than a sample a second.
  const handler = (call as unknown as { _mediaHandler?: { version?: { pc?: RTCPeerConnection | null } } } | undefined)
    ?._mediaHandler;
  return handler?.version?.pc ?? undefined;
}

function listen(): AnalyserNode | undefined {
  // Declared to be a stream or undefined; it is null before there is one.
  const stream = call?.getRemoteStream() as MediaStream | null | undefined;
  if (analyser === undefined && stream) {
    const context = new AudioContext();
    analyser = context.createAnalyser();
    analyser.fftSize = 2048;
    analyser.smoothingTimeConstant = 0;
    context.createMediaStreamSource(stream).connect(analyser);
  }
  return analyser;
}

/** How much stronger a frequency is in what is heard now than the louder of its neighbours, in dB. */
function standsOut(frequency: number): number {
  const node = listen();
  if (node === undefined) return -Infinity;
  const bins = new Float32Array(node.frequencyBinCount);
  node.getFloatFrequencyData(bins);
  const at = (hertz: number): number => {
    const middle = Math.round((hertz * node.fftSize) / node.context.sampleRate);
    return Math.max(...bins.slice(Math.max(0, middle - 1), middle + 2));
  };
  const found = at(frequency) - Math.max(at(frequency - 300), at(frequency + 300));
  // Without any sound all is minus infinity, and their difference no number.
  return Number.isNaN(found) ? -Infinity : found;
}

window.phone = {
  diary,
  start(token, options = {}) {
    const sounds = Object.fromEntries(soundNames.map((name) => [name, '/silence.wav']));
    const local = { chunderw: location.host, publishEvents: false, enableImprovedSignalingErrorPrecision: true };
    device = new Device(token, { ...local, sounds, logLevel: 'silent', ...options } as object);
    for (const name of ['registered', 'unregistered', 'tokenWillExpire', 'destroyed']) {
      device.on(name, () => diary.push(`device:${name}`));
    }
    device.on('error', (error: { code: number }) => diary.push(`device:error ${error.code}`));
    device.on('incoming', (next: Call) => {
      diary.push('device:incoming');
      call = follow(next);
    });
  },
  register: () => void device?.register().catch(() => undefined),
  async dial(params) {
    const next = await device?.connect({ params });
    if (next !== undefined) call = follow(next);
  },
  async takeOver(connectToken) {
    const next = await device?.connect({ connectToken });
    if (next !== undefined) call = follow(next);
  },
  accept: () => call?.accept(),
  reject: () => call?.reject(),
  hangUp: () => call?.disconnect(),
  mute: (on) => call?.mute(on),
  press: (digits) => call?.sendDigits(digits),
  say: (content) => void call?.sendMessage({ content, messageType: 'user-defined-message' }),
  renew: (token) => device?.updateToken(token),
  status: () => call?.status(),
  connectToken: () => call?.connectToken,
  incoming: () =>
    call && {
      from: call.parameters['From'] ?? '',
      to: call.parameters['To'] ?? '',
      verified: call.callerInfo?.isVerified,
      custom: Object.fromEntries(call.customParameters),
    },
  async media() {
    const peer = connection();
    if (peer === undefined) return undefined;
    let found: { packets: number; level: number; energy: number; seconds: number } | undefined;
    (await peer.getStats()).forEach((report: Record<string, unknown>) => {
      if (report['type'] !== 'inbound-rtp') return;
      found = {
        packets: Number(report['packetsReceived']),
        level: Number(report['audioLevel'] ?? 0),
        energy: Number(report['totalAudioEnergy'] ?? 0),
        seconds: Number(report['totalSamplesDuration'] ?? 0),
      };
    });
    return { packets: 0, level: 0, energy: 0, seconds: 0, ...found, state: peer.connectionState };
  },
  tone(frequency) {
    const known = strongest.get(frequency);
    if (known !== undefined) return known;
    const note = (): number => {
      const best = Math.max(strongest.get(frequency) ?? -Infinity, standsOut(frequency));
      strongest.set(frequency, best);
      return best;
    };
    setInterval(note, 20);
    return note();
  },
  destroy: () => device?.destroy(),
};
