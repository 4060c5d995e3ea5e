import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Softphone } from '@dialora/core';
import { DialoraError } from '@dialora/core';
import { createFakeSoftphone, createManualClock } from '@dialora/core/testing';
import type { Port } from './port.js';
import { createRemoteSoftphone } from './remote-softphone.js';
import { serveSoftphone } from './serve.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Two ends of a port that can be cut, and that lose what is under way then. */
function createLine() {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const cuts = new Set<() => void>();
  let open = true;
  const end = (own: 0 | 1): Port => ({
    postMessage(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (open) for (const listener of ends[own === 0 ? 1 : 0]) listener(copy);
      });
    },
    onMessage(listener) {
      ends[own].add(listener);
      return () => void ends[own].delete(listener);
    },
    onDisconnect(listener) {
      cuts.add(listener);
      return () => void cuts.delete(listener);
    },
    close: () => undefined,
  });
  return {
    view: end(0),
    host: end(1),
    cut() {
      open = false;
      for (const listener of [...cuts]) listener();
    },
    listeners: () => ends[0].size + ends[1].size + cuts.size,
  };
}

function bench(host: Softphone = createFakeSoftphone()) {
  const clock = createManualClock();
  const lines: ReturnType<typeof createLine>[] = [];
  let away = false;
  const remote = createRemoteSoftphone(
    () => {
      if (away) throw new Error('Nobody there.');
      const line = createLine();
      lines.push(line);
      serveSoftphone(host, line.host);
      return line.view;
    },
    { clock },
  );
  return {
    clock,
    remote,
    line: () => lines.at(-1)!,
    lines,
    leave: (on: boolean) => (away = on),
  };
}

test('a view shows what the phone shows, and changes with it', async () => {
  const host = createFakeSoftphone();
  const { remote } = bench(host);
  await settle();
  assert.deepEqual(remote.get(), host.get());
  const id = host.simulateIncoming({ number: '+12025550143' });
  await settle();
  assert.equal(remote.get().calls[0]?.id, id);
  host.end(id, { reason: 'cancelled' });
  await settle();
  assert.deepEqual(remote.get(), host.get());
});

test('every command reaches the phone, once and with all it says', async () => {
  const host = createFakeSoftphone();
  const { remote } = bench(host);
  await remote.start();
  const outcome = await remote.dial({ number: '+12025550143', extension: '42', from: '+442079460958' });
  const id = outcome.kind === 'started' ? outcome.callId : '';
  await remote.setMuted(id, true);
  await remote.sendDigits(id, '12w3');
  await remote.hangUp(id);
  remote.dismiss(id);
  const incoming = host.simulateIncoming();
  await remote.answer(incoming);
  await remote.decline(incoming);
  await remote.stop();
  await settle();
  assert.deepEqual(host.commands, [
    { type: 'start' },
    { type: 'dial', request: { number: '+12025550143', extension: '42', from: '+442079460958' } },
    { type: 'set-muted', callId: id, muted: true },
    { type: 'send-digits', callId: id, digits: '12w3' },
    { type: 'hang-up', callId: id },
    { type: 'dismiss', callId: id },
    { type: 'answer', callId: incoming },
    { type: 'decline', callId: incoming },
    { type: 'stop' },
  ]);
});

test('a refusal arrives with its problem', async () => {
  const host = createFakeSoftphone();
  const { remote } = bench(host);
  host.failNextDial({ kind: 'refused', code: 'call_refused' });
  const outcome = await remote.dial({ number: '+12025550143' });
  assert.deepEqual(outcome, { kind: 'failed', problem: { kind: 'refused', code: 'call_refused' } });
});

test('a command that fails there rejects here with the same problem', async () => {
  const host = createFakeSoftphone();
  host.failLine({ kind: 'gateway-unreachable' });
  const { remote } = bench(host);
  await assert.rejects(remote.start(), (error: unknown) => {
    assert.ok(error instanceof DialoraError);
    return error.problem.kind === 'gateway-unreachable';
  });
});

test('a port that dies is opened again: calls stay, the line says reconnecting, then all is as it was', async () => {
  const host = createFakeSoftphone();
  const { remote, line, clock } = bench(host);
  await settle();
  host.simulateIncoming();
  await settle();
  line().cut();
  assert.equal(remote.get().line.state, 'reconnecting');
  assert.equal(remote.get().calls.length, 1);
  clock.advance(0);
  await settle();
  assert.deepEqual(remote.get(), host.get());
});

test('a dial whose acknowledgement was lost with the port is not placed twice', async () => {
  const host = createFakeSoftphone();
  const { remote, line, clock } = bench(host);
  await settle();
  const dialling = remote.dial({ number: '+12025550143' });
  await Promise.resolve(); // the command is with the phone now, its answer is not here yet
  line().cut();
  clock.advance(0);
  const outcome = await dialling;
  assert.equal(outcome.kind, 'started');
  assert.equal(host.commands.filter((command) => command.type === 'dial').length, 1);
});

test('a command given while the port is away is carried out once it is back', async () => {
  const host = createFakeSoftphone();
  const { remote, line, clock, leave } = bench(host);
  await settle();
  const id = host.simulateIncoming();
  leave(true);
  line().cut();
  clock.advance(0);
  await settle();
  const declining = remote.decline(id);
  leave(false);
  clock.advance(5_000);
  await declining;
  assert.equal(host.get().calls[0]?.end?.reason, 'declined');
});

test('a command that nobody can hear fails in the end instead of hanging', async () => {
  const { remote, line, clock, leave } = bench();
  await settle();
  leave(true);
  line().cut();
  const dialling = remote.dial({ number: '+12025550143' });
  for (let second = 0; second < 12; second += 1) {
    clock.advance(1_000);
    await settle();
  }
  const outcome = await dialling;
  assert.deepEqual(outcome.kind === 'failed' ? outcome.problem.code : '', 'phone_away');
});

test('aborting here aborts there', async () => {
  const host = createFakeSoftphone();
  let heard: AbortSignal | undefined;
  const waits: Softphone = {
    ...host,
    dial: (_request, given) =>
      new Promise((_resolve, reject) => {
        heard = given?.signal;
        heard?.addEventListener('abort', () => reject(new Error('Aborted there.')));
      }),
  };
  const { remote } = bench(waits);
  await settle();
  const abort = new AbortController();
  const dialling = remote.dial({ number: '+12025550143' }, { signal: abort.signal });
  await settle();
  abort.abort(new Error('Never mind.'));
  await assert.rejects(dialling, /Never mind/);
  assert.equal(heard?.aborted, true);
});

test('closing fails what waits and leaves no listener and no timer', async () => {
  const { remote, line, clock } = bench();
  await settle();
  line().cut();
  clock.advance(0);
  await settle();
  const current = line();
  remote.close();
  assert.equal(clock.pending, 0);
  current.cut();
  assert.equal(current.listeners(), 0);
});

test('however often the port dies, every command is carried out exactly once', async () => {
  const step = fc.constantFrom('command', 'cut', 'settle', 'tick');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const host = createFakeSoftphone();
      const { remote, line, clock } = bench(host);
      await settle();
      const id = host.simulateIncoming();
      const sent: Promise<void>[] = [];
      for (const each of steps) {
        if (each === 'command') sent.push(remote.sendDigits(id, String(sent.length)));
        else if (each === 'cut') line().cut();
        else if (each === 'settle') await settle();
        else await Promise.resolve();
      }
      clock.advance(3_000);
      await Promise.all(sent);
      const arrived = host.commands.flatMap((command) => (command.type === 'send-digits' ? [command.digits] : []));
      assert.deepEqual(
        arrived.map(Number).sort((a, b) => a - b),
        sent.map((_command, index) => index),
      );
      remote.close();
    }),
    { numRuns: 60 },
  );
});
