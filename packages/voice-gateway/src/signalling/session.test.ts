import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { WebSocket } from 'ws';
import { createManualClock } from '../../testing/manual-clock.js';
import { silentLog } from '../log.js';
import type { MintOptions } from '../token/mint.js';
import { mintToken } from '../token/mint.js';
import { createSession } from './session.js';

const secret = 'a secret';

/** The part of a WebSocket that a session touches. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }
  receive(type: string, payload: unknown): void {
    this.emit('message', Buffer.from(JSON.stringify({ type, version: '1.6', payload })), false);
  }
  get types(): readonly string[] {
    return this.sent.map((text) => (text === '\n' ? 'heartbeat' : (JSON.parse(text) as { type: string }).type));
  }
  get lastCode(): number | undefined {
    return (JSON.parse(this.sent.at(-1) ?? '{}') as { payload?: { error?: { code: number } } }).payload?.error?.code;
  }
}

function open() {
  const clock = createManualClock();
  const socket = new FakeSocket();
  const heard: string[] = [];
  const session = createSession({
    socket: socket as unknown as WebSocket,
    secret,
    clock,
    log: silentLog,
    onCallMessage: (_session, message) => heard.push(message.type),
    onRegistered: () => heard.push('registered'),
    onUnregistered: (_session, identity) => heard.push(`unregistered ${identity}`),
    onClosed: () => heard.push('closed'),
  });
  const listen = (options: Partial<MintOptions> = {}): void =>
    socket.receive('listen', {
      token: mintToken('agent.1', { secret, issuedAt: clock.now() / 1000, ...options }),
      reconnectTimeout: 12,
    });
  return { clock, socket, session, heard, listen };
}

test('a token opens the door, and registering makes the device reachable', () => {
  const { socket, session, heard, listen } = open();
  listen();
  assert.deepEqual(JSON.parse(socket.sent[0] ?? ''), {
    type: 'connected',
    payload: {
      region: 'local',
      edge: 'local',
      gateway: 'dialora-voice-gateway',
      token: { identity: 'agent.1', ttl: 3600 },
    },
  });
  assert.equal(session.reconnectTimeoutMs, 12_000);
  socket.receive('register', { media: { audio: true } });
  socket.receive('register', { media: { audio: true } });
  assert.deepEqual(heard, ['registered'], 'the repeated register is no news');
  assert.equal(session.registered, true);
  socket.receive('register', { media: { audio: false } });
  assert.equal(session.registered, false);
  assert.deepEqual(socket.types, ['connected', 'ready', 'ready', 'offline']);
});

test('before a token nothing about calls is heard', () => {
  const { socket, heard } = open();
  socket.receive('hangup', { callsid: 'CA1' });
  assert.deepEqual(heard, []);
  assert.equal(socket.lastCode, 31204);
});

test('a socket that never shows a token is closed after ten seconds', () => {
  const { clock, heard } = open();
  clock.advance(10_000);
  assert.deepEqual(heard, ['closed']);
  assert.equal(clock.pending, 0);
});

test('the heart beats each five seconds; a client that falls silent is given up', () => {
  const { clock, socket, heard, listen } = open();
  listen();
  for (let beat = 0; beat < 6; beat += 1) {
    clock.advance(5_000);
    socket.emit('message', Buffer.from('\n'), false);
  }
  assert.equal(socket.types.filter((type) => type === 'heartbeat').length, 6);
  assert.deepEqual(heard, []);
  clock.advance(25_000);
  assert.deepEqual(heard, ['closed']);
  assert.equal(clock.pending, 0);
});

test('a token that runs out takes the device off, and a new one brings it back', () => {
  const { clock, socket, session, heard, listen } = open();
  listen({ ttlSeconds: 8 });
  socket.receive('register', { media: { audio: true } });
  clock.advance(8_000);
  assert.equal(session.registered, false);
  assert.deepEqual(heard, ['registered', 'unregistered agent.1']);
  assert.equal(session.mayDial, false);
  assert.deepEqual(socket.types.slice(-2), ['error', 'offline']);
  listen();
  assert.equal(session.mayDial, true);
});

test('a token that may not be rung cannot register', () => {
  const { socket, session, listen } = open();
  listen({ incoming: false });
  socket.receive('register', { media: { audio: true } });
  assert.equal(session.registered, false);
  assert.equal(socket.lastCode, 31201);
});

test('a malformed frame is answered with an error and changes nothing', () => {
  const { socket, listen } = open();
  listen();
  socket.emit('message', Buffer.from('{"type":"dance"}'), false);
  assert.equal(socket.lastCode, 31100);
});
