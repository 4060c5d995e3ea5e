import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatParameters, parseClientFrame, parseParameters } from './messages.js';

function read(type: string, payload?: unknown) {
  return parseClientFrame(JSON.stringify({ type, version: '1.6', ...(payload === undefined ? {} : { payload }) }));
}

test('the frames of the Voice SDK are understood', () => {
  const listen = { browserinfo: { p: 'browser', v: '2.18.5' }, reconnectTimeout: 0, token: 't' };
  assert.deepEqual(read('listen', listen), {
    kind: 'message',
    message: { type: 'listen', payload: { token: 't', reconnectTimeout: 0 } },
  });
  assert.equal(read('register', { media: { audio: true } }).kind, 'message');
  assert.equal(read('invite', { callsid: 'TJ1', sdp: 'v=0', twilio: { params: 'To=talk' } }).kind, 'message');
  assert.equal(read('invite', { callsid: 'TJ1', sdp: 'v=0', twilio: {} }).kind, 'message');
  assert.equal(read('invite', { callsid: 'CA1', sdp: 'v=0', reconnect: 'RT1', twilio: {} }).kind, 'message');
  assert.equal(read('hangup', { callsid: 'CA1', message: null }).kind, 'message');
  assert.equal(read('dtmf', { callsid: 'CA1', dtmf: '1w2#' }).kind, 'message');
  assert.deepEqual(parseClientFrame('\n'), { kind: 'heartbeat' });
});

test('a frame that fits no message is refused and says where', () => {
  assert.equal(parseClientFrame('{').kind, 'malformed');
  assert.equal(parseClientFrame('[]').kind, 'malformed');
  assert.equal(read('publish', {}).kind, 'malformed');
  assert.equal(read('dtmf', { callsid: 'CA1', dtmf: 'hello' }).kind, 'malformed');
  const refused = read('answer', { callsid: 'CA1' });
  assert.ok(refused.kind === 'malformed' && refused.why.startsWith('payload.sdp'));
});

test('a description longer than any browser writes is refused', () => {
  assert.equal(read('answer', { callsid: 'CA1', sdp: 'x'.repeat(64_001) }).kind, 'malformed');
});

test('property: whatever arrives, reading it gives an answer', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseClientFrame(text).kind === 'string'));
  fc.assert(fc.property(fc.json(), (text) => typeof parseClientFrame(text).kind === 'string'));
});

test('property: custom parameters survive the way to the browser', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (parameters) => {
      assert.deepEqual(parseParameters(formatParameters(parameters)), { ...parameters });
    }),
  );
});
