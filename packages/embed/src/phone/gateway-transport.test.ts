import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialoraError, type LineState, type TransportEvent, type TransportStartOptions } from '@dialora/core';
import type { TwilioTransport } from '@dialora/voice';
import { createGatewayTransport } from './gateway-transport.js';

function fakeCarrier() {
  const made: { gateway?: string | undefined }[] = [];
  const tokens: string[] = [];
  let tell: (event: TransportEvent) => void = () => undefined;
  const create = (options: { gateway?: string | undefined } = {}): TwilioTransport => {
    made.push(options);
    return {
      line: { state: 'off' } satisfies LineState,
      async start({ getToken }: TransportStartOptions) {
        tokens.push(await getToken({}), await getToken({}));
        tell({ type: 'line', line: { state: 'ready' } });
      },
      stop: () => Promise.resolve(),
      dial: () => Promise.reject(new Error('not in this test')),
      resume: () => Promise.reject(new Error('not in this test')),
      subscribe(listener: (event: TransportEvent) => void) {
        tell = listener;
        return () => undefined;
      },
      check: () => Promise.reject(new Error('not asked for')),
      prepare: () => Promise.resolve(),
    };
  };
  return { made, tokens, create };
}

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
  const transport = createGatewayTransport({ voiceToken: () => Promise.resolve(token(null)) }, {}, carrier.create);
  await transport.start({ getToken: () => Promise.resolve('second') });
  assert.deepEqual(carrier.made, [{}]);
});

test('an API that does not answer is the line’s problem', async () => {
  const transport = createGatewayTransport(
    { voiceToken: () => Promise.reject(new DialoraError({ kind: 'api-unreachable' })) },
    {},
    fakeCarrier().create,
  );
  await assert.rejects(transport.start({ getToken: () => Promise.resolve('x') }), { name: 'DialoraError' });
  assert.deepEqual(transport.line, { state: 'failed', problem: { kind: 'api-unreachable' } });
  await assert.rejects(transport.dial('call_1'), { name: 'DialoraError' });
});
