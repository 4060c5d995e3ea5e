import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialoraError, type LineState, type TransportEvent, type TransportStartOptions } from '@dialora/core';
import type { TwilioTransport } from '@dialora/voice';
import { createGatewayTransport } from './gateway-transport.js';

function fakeCarrier() {
  const made: { gateway?: string | undefined }[] = [];
  const tokens: string[] = [];
  const listeners = new Set<(event: TransportEvent) => void>();
  const create = (options: { gateway?: string | undefined } = {}): TwilioTransport => {
    made.push(options);
    let line: LineState = { state: 'off' };
    const go = (next: LineState): void => {
      line = next;
      for (const tell of listeners) tell({ type: 'line', line });
    };
    return {
      get line() {
        return line;
      },
      async start({ getToken }: TransportStartOptions) {
        tokens.push(await getToken({}), await getToken({}));
        go({ state: 'ready' });
      },
      stop() {
        go({ state: 'off' });
        return Promise.resolve();
      },
      dial: () => Promise.reject(new Error('not in this test')),
      resume: () => Promise.reject(new Error('not in this test')),
      subscribe(listener: (event: TransportEvent) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      check: () => Promise.reject(new Error('not asked for')),
      prepare: () => Promise.resolve(),
    };
  };
  return { made, tokens, create };
}

const noteDevice = (): Promise<void> => Promise.resolve();
const token = (gateway: string | null) => ({ token: 'first', identity: 'agent.1', expiresAt: '', gateway });

test('the first voice token says where the carrier is, and serves for the first registration', async () => {
  const carrier = fakeCarrier();
  let asked = 0;
  const transport = createGatewayTransport(
    {
      voiceToken() {
        asked += 1;
        return Promise.resolve(token('localhost:5170'));
      },
      noteDevice: () => Promise.reject(new Error('the gateway knows by itself')),
    },
    {},
    carrier.create,
  );
  const lines: string[] = [];
  transport.subscribe((event) => event.type === 'line' && lines.push(event.line.state));
  await transport.start({ getToken: () => Promise.resolve('second') });
  assert.deepEqual(carrier.made, [{ gateway: 'localhost:5170' }]);
  assert.deepEqual(carrier.tokens, ['first', 'second']);
  assert.deepEqual(lines, ['connecting', 'ready']);
  assert.equal(asked, 1);
});

test('without a gateway it is Twilio', async () => {
  const carrier = fakeCarrier();
  const transport = createGatewayTransport(
    { voiceToken: () => Promise.resolve(token(null)), noteDevice },
    { receiving: false },
    carrier.create,
  );
  await transport.start({ getToken: () => Promise.resolve('second') });
  assert.deepEqual(carrier.made, [{ receiving: false }]);
});

test('on Twilio the API is told whether an agent’s device can be rung', async () => {
  const noted: { readonly id: string; readonly registered: boolean }[] = [];
  const transport = createGatewayTransport(
    {
      voiceToken: () => Promise.resolve(token(null)),
      noteDevice: (id, registered) => Promise.resolve(void noted.push({ id, registered })),
    },
    {},
    fakeCarrier().create,
  );
  await transport.start({ getToken: () => Promise.resolve('second') });
  await transport.stop();
  assert.deepEqual(
    noted.map(({ registered }) => registered),
    [true, false],
  );
  assert.equal(noted[0]?.id, noted[1]?.id);
});

test('an API that does not answer is the line’s problem', async () => {
  const transport = createGatewayTransport(
    { voiceToken: () => Promise.reject(new DialoraError({ kind: 'api-unreachable' })), noteDevice },
    {},
    fakeCarrier().create,
  );
  await assert.rejects(transport.start({ getToken: () => Promise.resolve('x') }), { name: 'DialoraError' });
  assert.deepEqual(transport.line, { state: 'failed', problem: { kind: 'api-unreachable' } });
  await assert.rejects(transport.dial('call_1'), { name: 'DialoraError' });
});
