import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idlePhone, createCall, reduceCall, type Call, type CallEvent, type PhoneSnapshot } from '@dialora/core';
import { addEnglish, findLocale, translate, type MessageKey, type MessageVariables } from '../internal/locale.js';
import { spokenDuration } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { en } from '../locales/en.js';
import { announcementsFor, incomingWords } from './announcements.js';

addEnglish(en.messages);

const locale = {
  t: (key: MessageKey, variables?: MessageVariables) => translate(findLocale('en'), 'en', key, variables),
  spoken: (seconds: number) => spokenDuration('en', seconds),
} as unknown as LocaleController;

const phone = (...calls: Call[]): PhoneSnapshot => ({ ...idlePhone, calls });
const start = createCall({ id: 'local:1', direction: 'outbound', remote: {} }, 0);

function told(...events: readonly [CallEvent, number][]): string[] {
  const said: string[] = [];
  let before = start;
  for (const [event, at] of events) {
    const after = reduceCall(before, event, at);
    said.push(...announcementsFor(locale, phone(before), phone(after)));
    before = after;
  }
  return said;
}

const reduceCall1 = (call: Call, event: CallEvent): Call => reduceCall(call, event, 5);

test('a call is told phase by phase and with its length, each once', () => {
  const said = told(
    [{ type: 'accepted-by-api', id: 'call_1' }, 1],
    [{ type: 'ringing' }, 2],
    [{ type: 'answered' }, 3000],
    [{ type: 'media-flowing' }, 3100],
    [{ type: 'digits-sent', digits: '12' }, 4000],
    [{ type: 'muted', muted: true }, 5000],
    [{ type: 'muted', muted: false }, 6000],
    [{ type: 'ended', end: { reason: 'remote' } }, 255_000],
  );
  assert.deepEqual(said, [
    'Dialling…',
    'Ringing…',
    'Connecting audio…',
    'Connected',
    'Muted',
    'Microphone on',
    'Call ended, 4 minutes 12 seconds.',
  ]);
});

test('a call that was handed over is told as that, and nothing is told of the question before it', () => {
  const talked = (call: Call): Call => {
    const answered = reduceCall(reduceCall(call, { type: 'ringing' }, 1), { type: 'answered' }, 2000);
    return reduceCall(answered, { type: 'media-flowing' }, 2100);
  };
  const over = (call: Call): Call => reduceCall(call, { type: 'ended', end: { reason: 'transferred' } }, 9000);
  const call = talked(createCall({ id: 'call_1', direction: 'inbound', remote: {} }, 0));
  const question = talked(createCall({ id: 'call_2', direction: 'outbound', remote: {}, consultFor: 'call_1' }, 0));
  const said = announcementsFor(locale, phone(call, question), phone(over(call), over(question)));
  assert.deepEqual(said, ['Handed over']);
});

test('a call that comes back is told with who did not take it, and as not answered when nobody does', () => {
  const ends = [{ type: 'answered' }, { type: 'ended', end: { reason: 'transferred' } }] as const;
  const former = ends.reduce(reduceCall1, createCall({ id: 'call_1', direction: 'inbound', remote: {} }, 0));
  const from = (returnedFrom: Call['remote']): Call =>
    createCall({ id: 'call_1', direction: 'inbound', remote: {}, returnedFrom, former }, 9);
  const words = (call: Call): string =>
    incomingWords(locale, call, { name: 'Dana', line: 'Front desk', keys: 'Alt+Y', format: (e164) => e164 });
  assert.equal(
    words(from({ name: 'Tomás Herrera' })),
    'Incoming call, Dana, Front desk. Back from Tomás Herrera: not taken. Answer: Alt Y.',
  );
  assert.match(words(from({ number: '+12025550148' })), /Back from \u2066\+12025550148\u2069: not taken\./);
  assert.match(words(from({})), /Back from the transfer: not taken\./);
  const back = from({ name: 'Tomás Herrera' });
  const missed = reduceCall(back, { type: 'ended', end: { reason: 'cancelled' } }, 20);
  assert.deepEqual(announcementsFor(locale, phone(back), phone(missed)), ['Came back and was not answered']);
});

test('who was asked is told once that the call is theirs now', () => {
  const talked = [{ type: 'answered' }, { type: 'media-flowing' }, { type: 'asks', about: 'call_1' }] as const;
  const question = talked.reduce(
    (call: Call, event) => reduceCall(call, event, 1000),
    createCall({ id: 'call_2', direction: 'inbound', remote: { name: 'Maya Lindqvist' } }, 0),
  );
  const call = reduceCall(question, { type: 'continues-as', id: 'call_1' }, 2000);
  const known = reduceCall(call, { type: 'now-with', remote: { number: '+12025550147' } }, 2100);
  assert.deepEqual(announcementsFor(locale, phone(question), phone(call)), ['The call was handed over to you.']);
  assert.deepEqual(announcementsFor(locale, phone(call), phone(known)), []);
});

test('the line is told when it is lost and when it comes back, not when it starts', () => {
  const line = (state: 'off' | 'ready' | 'reconnecting'): PhoneSnapshot => ({ ...idlePhone, line: { state } });
  assert.deepEqual(announcementsFor(locale, line('off'), line('ready')), []);
  assert.deepEqual(announcementsFor(locale, line('ready'), line('reconnecting')), ['Line lost. Reconnecting…']);
  assert.deepEqual(announcementsFor(locale, line('reconnecting'), line('ready')), ['Ready']);
});
