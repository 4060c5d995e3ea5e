import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idlePhone, createCall, reduceCall, type Call, type CallEvent, type PhoneSnapshot } from '@dialora/core';
import { addEnglish, findLocale, translate, type MessageKey, type MessageVariables } from '../internal/locale.js';
import { spokenDuration } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { en } from '../locales/en.js';
import { announcementsFor } from './announcements.js';

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

test('the line is told when it is lost and when it comes back, not when it starts', () => {
  const line = (state: 'off' | 'ready' | 'reconnecting'): PhoneSnapshot => ({ ...idlePhone, line: { state } });
  assert.deepEqual(announcementsFor(locale, line('off'), line('ready')), []);
  assert.deepEqual(announcementsFor(locale, line('ready'), line('reconnecting')), ['Line lost. Reconnecting…']);
  assert.deepEqual(announcementsFor(locale, line('reconnecting'), line('ready')), ['Ready']);
});
