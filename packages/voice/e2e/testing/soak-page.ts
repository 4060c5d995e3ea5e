import type { CallEnd, VoiceLeg } from '@dialora/core';
import { createTwilioTransport } from '@dialora/voice/twilio';
import { ask } from './control.js';

// What is open is counted, not kept: a collection of everything that ever was would be the leak it looks for.
let tracks = 0;
let peers = 0;
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (constraints) => {
  const stream = await getUserMedia(constraints);
  for (const track of stream.getTracks()) count(track);
  return stream;
};
const clone = MediaStreamTrack.prototype.clone;
MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
  return count(clone.call(this));
};
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    peers += 1;
  }
  override close(): void {
    if (this.signalingState !== 'closed') peers -= 1;
    super.close();
  }
};

function count(track: MediaStreamTrack): MediaStreamTrack {
  tracks += 1;
  const stop = track.stop.bind(track);
  track.stop = () => {
    if (track.readyState === 'live') tracks -= 1;
    stop();
  };
  return track;
}

const gateway = new URL(location.href).searchParams.get('gateway') ?? undefined;
const transport = createTwilioTransport({ gateway, timeoutMs: 30_000 });

async function untilTold(leg: VoiceLeg, type: 'media-flowing' | 'ended'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const undo = leg.subscribe((event) => {
      if (event.type === type) {
        undo();
        resolve();
      } else if (event.type === 'ended') {
        undo();
        reject(new Error(`The call ended instead: ${JSON.stringify(event.end)}`));
      }
    });
  });
}

const agree = async (): Promise<string> => (await ask('callTo', { farEnd: 'answers' })).callId;

async function connect(callId: string): Promise<VoiceLeg> {
  const leg = await transport.dial(callId);
  await untilTold(leg, 'media-flowing');
  return leg;
}

async function end(leg: VoiceLeg): Promise<void> {
  const over = untilTold(leg, 'ended');
  leg.hangUp();
  await over;
}

const soak = {
  async start(): Promise<void> {
    await transport.start({
      getToken: async () => (await ask('token', { kind: 'good', ttlSeconds: 3600, identity: 'agent.1' })).token,
    });
  },
  stop: () => transport.stop(),
  /** One call after another. */
  async calls(many: number): Promise<void> {
    for (let done = 0; done < many; done += 1) await end(await connect(await agree()));
  },
  /** Several, dialled in one moment; resolves with what was in use while all were up. */
  async atOnce(many: number): Promise<{ tracks: number; peers: number }> {
    const callIds = await Promise.all(Array.from({ length: many }, agree));
    const legs = await Promise.all(callIds.map(connect));
    const peak = { tracks, peers };
    await Promise.all(legs.map(end));
    return peak;
  },
  /** Takes a call up and leaves it up; the result ends it. */
  async open(): Promise<void> {
    long = await connect(await agree());
    away = false;
    lastEnd = undefined;
    long.subscribe((event) => {
      if (event.type === 'connection-lost') interruptions += 1;
      if (event.type === 'connection-lost') away = true;
      if (event.type === 'connection-back') away = false;
      if (event.type !== 'ended') return;
      lastEnd = event.end;
      long = undefined;
    });
  },
  async close(): Promise<void> {
    if (long === undefined) throw new Error('The call ended by itself.');
    await end(long);
  },
  usage: () => ({ tracks, peers, interruptions, away, up: long !== undefined, lastEnd }),
};
let long: VoiceLeg | undefined;
let interruptions = 0;
/** The long call has no connection now. */
let away = false;
let lastEnd: CallEnd | undefined;

declare global {
  interface Window {
    soak: typeof soak;
  }
}
window.soak = soak;
document.documentElement.dataset['ready'] = 'yes';
