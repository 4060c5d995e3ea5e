import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FakeTransport } from '@dialora/core/testing';
import { createFakeCarrier, createFakeTransport, createManualClock } from '@dialora/core/testing';
import { createSoftphone } from '../softphone/softphone.js';
import type { OwnerSeat } from './shared-softphone.js';
import { createSharedSoftphone } from './shared-softphone.js';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Web Locks of one browser, with one lock at a time for each name. */
function createLocks() {
  interface Waiting {
    readonly name: string;
    grant(): void;
  }
  const held = new Set<string>();
  const pending: Waiting[] = [];
  function next(): void {
    const index = pending.findIndex((each) => !held.has(each.name));
    if (index >= 0) pending.splice(index, 1)[0]?.grant();
  }
  const request = (name: string, given: { signal: AbortSignal }, run: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const entry: Waiting = {
        name,
        grant() {
          held.add(name);
          run()
            .finally(() => {
              held.delete(name);
              next();
            })
            .then(resolve, reject);
        },
      };
      given.signal.addEventListener('abort', () => {
        const index = pending.indexOf(entry);
        if (index < 0) return;
        pending.splice(index, 1);
        reject(given.signal.reason as Error);
      });
      pending.push(entry);
      queueMicrotask(next);
    });
  return {
    request: request as unknown as LockManager['request'],
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })), pending: [...pending] }),
  };
}

function createChannels() {
  const channels = new Set<EventTarget>();
  return () => {
    const channel = new EventTarget();
    channels.add(channel);
    return Object.assign(channel, {
      postMessage(message: unknown) {
        const data: unknown = structuredClone(message);
        for (const other of channels) {
          if (other !== channel) setImmediate(() => other.dispatchEvent(new MessageEvent('message', { data })));
        }
      },
      close: () => void channels.delete(channel),
    });
  };
}

/** A browser with any number of tabs, and one carrier. */
function createBrowser() {
  const locks = createLocks();
  const createChannel = createChannels();
  const carrier = createFakeCarrier();
  const clock = createManualClock();
  const placed: string[] = [];
  return {
    clock,
    placed,
    open() {
      const transports: FakeTransport[] = [];
      const seats: OwnerSeat[] = [];
      let prepared = 0;
      const phone = createSharedSoftphone({
        name: 'acc_1',
        clock,
        locks,
        createChannel: createChannel,
        prepare: async () => {
          prepared += 1;
        },
        create(seat) {
          const transport = createFakeTransport({ carrier });
          transports.push(transport);
          seats.push(seat);
          return createSoftphone({
            transport,
            clock,
            getToken: async () => 'token',
            calls: {
              async place({ number }) {
                await Promise.resolve();
                placed.push(number);
                return { callId: `call_${placed.length}` };
              },
            },
          });
        },
      });
      return {
        phone,
        transport: () => transports.at(-1)!,
        hasHeir: () => seats.at(-1)?.hasHeir() ?? false,
        owns: () => phone.role.get() === 'owner',
        prepared: () => prepared,
      };
    },
  };
}

test('of many tabs one owns the audio, and all show the same phone', async () => {
  const browser = createBrowser();
  const tabs = [browser.open(), browser.open(), browser.open()];
  await settle();
  assert.deepEqual(
    tabs.map((tab) => tab.owns()),
    [true, false, false],
  );
  await tabs[2]!.phone.start();
  await tabs[1]!.phone.dial({ number: '+12025550143' });
  tabs[0]!.transport().legs[0]!.ring();
  await settle();
  for (const tab of tabs) assert.equal(tab.phone.get().calls[0]?.phase, 'ringing-out');
  for (const tab of tabs) await tab.phone.close();
});

test('when the owner closes, the next tab goes on with the call', async () => {
  const browser = createBrowser();
  const first = browser.open();
  const second = browser.open();
  await settle();
  await first.phone.dial({ number: '+12025550143' });
  first.transport().legs[0]!.farAnswers();
  first.transport().legs[0]!.mediaFlows();
  await settle();
  assert.equal(first.hasHeir(), true);
  assert.ok(second.prepared() > 0, 'the waiting tab has loaded what a take-over needs');

  await first.phone.close();
  await settle();
  assert.ok(second.owns());
  assert.equal(first.transport().legs[0]!.end?.reason, 'elsewhere');
  second.transport().legs[0]!.mediaFlows();
  await settle();
  const [call] = second.phone.get().calls;
  assert.equal(call?.id, 'call_1');
  assert.equal(call.phase, 'active');
  assert.equal(browser.placed.length, 1);
  await second.phone.close();
});

test('a tab that opened in mid-call can take it over as well', async () => {
  const browser = createBrowser();
  const first = browser.open();
  await settle();
  await first.phone.dial({ number: '+12025550143' });
  first.transport().legs[0]!.farAnswers();
  first.transport().legs[0]!.mediaFlows();
  await settle();
  const late = browser.open();
  await settle();
  assert.equal(late.phone.get().calls[0]?.phase, 'active');
  await first.phone.close();
  await settle();
  late.transport().legs[0]!.mediaFlows();
  await settle();
  assert.equal(late.phone.get().calls[0]?.phase, 'active');
  await late.phone.close();
});

test('an idle phone that was on stays on: calls still come in after the owner closed', async () => {
  const browser = createBrowser();
  const first = browser.open();
  const second = browser.open();
  await settle();
  await first.phone.start();
  await settle();
  await first.phone.close();
  await settle();
  assert.equal(second.phone.get().line.state, 'ready');
  second.transport().simulateIncoming({ parameters: { call_id: 'call_in' } });
  await settle();
  assert.equal(second.phone.get().calls[0]?.id, 'call_in');
  await second.phone.close();
});

test('the last tab to close ends its call and its line', async () => {
  const browser = createBrowser();
  const only = browser.open();
  await settle();
  await only.phone.dial({ number: '+12025550143' });
  only.transport().legs[0]!.farAnswers();
  await settle();
  assert.equal(only.hasHeir(), false);
  await only.phone.close();
  await settle();
  assert.equal(only.transport().legs[0]!.end?.reason, 'local');
  assert.equal(only.transport().line.state, 'off');
  assert.equal(browser.clock.pending, 0);
});

test('a command given between two owners is carried out by the next one, once', async () => {
  const browser = createBrowser();
  const first = browser.open();
  const second = browser.open();
  await settle();
  await first.phone.start();
  await settle();
  const closing = first.phone.close();
  const dialling = second.phone.dial({ number: '+12025550143' });
  await closing;
  await settle();
  browser.clock.advance(0);
  await settle();
  assert.equal((await dialling).kind, 'started');
  assert.equal(browser.placed.length, 1);
  await second.phone.close();
});
