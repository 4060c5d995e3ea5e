import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createPacer } from '../src/media/pacer.js';
import type { Peer } from '../src/media/peer.js';
import { createPeer } from '../src/media/peer.js';
import type { Source } from '../src/media/source.js';
import { pauseSource } from '../src/media/source.js';
import { createLevelMeter } from '../src/media/level.js';

/** A message of the gateway, as it came. */
export interface Received {
  readonly type: string;
  readonly payload: {
    readonly callsid?: string;
    readonly sdp?: string;
    readonly reconnect?: string;
    readonly error?: { readonly code: number };
    readonly parameters?: Readonly<Record<string, string>>;
  };
}

/** A client without a browser: the SDK's protocol, spoken by hand, with real media. */
export interface NodePhone {
  readonly received: readonly Received[];
  readonly digits: string;
  readonly packets: number;
  readonly level: number;
  send(type: string, payload: unknown): void;
  /** Resolves with the next message of a type that was not waited for before. */
  next(type: string): Promise<Received>;
  /** Places a call and takes whatever description comes back. */
  dial(parameters: Record<string, string>): Promise<void>;
  /** Takes the next invite; resolves with its call sid. */
  pickUp(): Promise<string>;
  say(source: Source): void;
  press(digit: string): void;
  peer(): Peer;
  close(): Promise<void>;
}

export async function openPhone(url: string, token: string, register = true): Promise<NodePhone> {
  const socket = new WebSocket(url);
  const received: Received[] = [];
  const waiting: { readonly type: string; readonly resolve: (message: Received) => void }[] = [];
  const unclaimed: Received[] = [];
  const pacer = createPacer();
  const meter = createLevelMeter();
  let saying: Source = pauseSource();
  let digits = '';
  let peer: Peer | undefined;
  let stopPacing = (): void => undefined;
  /** Takes the gateway's description, whether it comes with `ringing` or with `answer`. */
  let wantsDescription: ((sdp: string) => Promise<void>) | undefined;

  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    if (text === '\n') {
      socket.send('\n');
      return;
    }
    const message = JSON.parse(text) as Received;
    received.push(message);
    if ((message.type === 'ringing' || message.type === 'answer') && message.payload.sdp !== undefined) {
      void wantsDescription?.(message.payload.sdp);
      wantsDescription = undefined;
    }
    const at = waiting.findIndex(({ type }) => type === message.type);
    if (at < 0) unclaimed.push(message);
    else waiting.splice(at, 1)[0]?.resolve(message);
  });
  await once(socket, 'open');

  const phone: NodePhone = {
    received,
    get digits() {
      return digits;
    },
    get packets() {
      return peer?.rxPackets ?? 0;
    },
    get level() {
      return meter.rms;
    },
    send: (type, payload) => socket.send(JSON.stringify({ type, version: '1.6', payload })),
    async next(type) {
      const at = unclaimed.findIndex((message) => message.type === type);
      const [found] = at < 0 ? [] : unclaimed.splice(at, 1);
      return found ?? new Promise((resolve) => waiting.push({ type, resolve }));
    },
    async dial(parameters) {
      const current = newPeer();
      const params = new URLSearchParams(parameters).toString();
      const sdp = await current.offer();
      wantsDescription = (answer) => current.accept(answer);
      phone.send('invite', { callsid: 'TJ1', sdp, twilio: { params } });
    },
    async pickUp() {
      const { payload } = await phone.next('invite');
      const current = newPeer();
      phone.send('answer', { callsid: payload.callsid, sdp: await current.answer(payload.sdp ?? '') });
      return payload.callsid ?? '';
    },
    say(source) {
      saying = source;
    },
    press: (digit) => peer?.sendDigit({ digit, durationMs: 100 }),
    peer() {
      if (peer === undefined) throw new Error('This phone has no call.');
      return peer;
    },
    async close() {
      wantsDescription = undefined;
      pacer.stop();
      await peer?.close();
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await once(socket, 'close');
    },
  };

  function newPeer(): Peer {
    void peer?.close();
    const current = createPeer({ onDigit: ({ digit }) => (digits += digit) });
    peer = current;
    stopPacing();
    stopPacing = pacer.add(() => {
      const frame = current.read();
      if (frame !== undefined) meter.add(frame);
      current.write(saying.next() ?? new Int16Array(160));
    });
    return current;
  }

  phone.send('listen', { token, reconnectTimeout: 0 });
  await phone.next('connected');
  if (register) {
    phone.send('register', { media: { audio: true } });
    await phone.next('ready');
  }
  return phone;
}

/** Waits until something holds; fails after `ms`. */
export async function until(check: () => boolean, what: string, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!check()) {
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
