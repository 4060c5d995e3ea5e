import type { CallEnd, Problem } from '@dialora/core';
import { fakeDevices } from '@dialora/core/testing';
import type { DialerHarness } from './dialer-harness.js';

/** A refusal with everything that a decision can say. */
const refusal: Problem = {
  kind: 'refused',
  decision: {
    outcome: 'refused',
    recording: 'announce',
    nextAllowedAt: '2026-11-23T13:00:00Z',
    reasons: [
      {
        ruleId: 'us-tcpa-hours',
        code: 'outside-calling-hours',
        detail: 'It is 05:12 in Washington.',
        source: 'https://www.ecfr.gov/current/title-47/section-64.1200',
      },
      { ruleId: 'account-do-not-call', code: 'do-not-call', detail: 'The contact asked not to be called.' },
    ],
  },
};

/** Brings a dialer that is ready into one of its states. */
export type DialerScene = (page: DialerHarness) => unknown;

/** Every state that the dialer draws, for tests and for looking at them. */
export const dialerScenes: Readonly<Record<string, DialerScene>> = {
  'at rest': () => undefined,
  'a number typed': (page) => page.dialer.fill('+44 20 7946 0018 ext. 9'),
  'matching contacts': async (page) => {
    page.field.focus();
    page.field.value = 'am';
    page.field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
    await page.until(() => page.find('[role="option"]') !== undefined);
  },
  'the line off': (page) => {
    page.dialer.manualStart = true;
    page.phone.setLine({ state: 'off' });
  },
  'the line connecting': (page) => page.phone.setLine({ state: 'connecting' }),
  'the line lost': (page) => page.phone.setLine({ state: 'reconnecting' }),
  'the line failed': (page) => page.phone.failLine({ kind: 'gateway-unreachable' }),
  'no network': (page) => page.phone.failLine({ kind: 'offline' }),
  'signed out': (page) => page.phone.failLine({ kind: 'signed-out' }),
  'the microphone blocked': (page) => page.phone.setMicrophone('denied'),
  'no microphone': (page) => page.phone.setMicrophone('missing'),
  'a browser without calls': (page) => page.phone.setMicrophone('unsupported'),
  'caller ids loading': (page) => page.workspace.callerIds.set({ state: 'loading' }),
  'no caller id': (page) => page.workspace.callerIds.set({ state: 'ready', value: [] }),
  'caller ids failed': (page) =>
    page.workspace.callerIds.set({ state: 'failed', problem: { kind: 'api-unreachable' } }),
  'a refused call': async (page) => {
    page.phone.failNextDial(refusal);
    page.dialer.fill('+44 20 7946 0018');
    await page.settled();
    page.button('Call').click();
    await page.until(() => page.find('.notice a') !== undefined);
  },
  ringing: async (page) => {
    await page.phone.dial({ number: '+442079460018' });
    page.phone.farRings(lastCall(page));
  },
  'a call with everything on': async (page) => {
    const id = await page.connected();
    await page.phone.setMuted(id, true);
    page.phone.setQuality(id, { level: 'poor' });
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce' } });
  },
  'the keypad in a call': async (page) => {
    await page.connected();
    page.get('[data-control="keypad"]').click();
  },
  'a note in a call': async (page) => {
    await page.connected();
    page.get('[data-control="note"]').click();
  },
  'an incoming call': (page) => page.phone.simulateIncoming({ number: '+442079460018', verified: true }),
  'a second incoming call': async (page) => {
    await page.connected();
    page.phone.simulateIncoming({ number: '+12025550143' });
  },
  'two calls': async (page) => {
    await page.connected();
    await page.phone.dial({ number: '+12025550143' });
  },
  'a call on hold': async (page) => page.phone.setHeld(await page.connected(), true),
  'choosing whom to transfer to': async (page) => {
    await page.connected();
    page.get('[data-control="transfer"]').click();
    await page.until(() => page.find('[part="person"]') !== undefined);
    page.get('[part="person"]').click();
  },
  'sound settings in a call': async (page) => {
    page.phone.setDevices(fakeDevices);
    await page.connected();
    page.get('[data-control="audio"]').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
  },
  'a question before a transfer': async (page) => {
    const id = await page.connected();
    await page.phone.consult(id, { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' });
    const consult = lastCall(page);
    page.phone.farAnswers(consult);
    page.phone.mediaFlows(consult);
  },
  'a conference': async (page) =>
    page.phone.addParty(await page.connected(), { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' }),
  'a reply by text': async (page) => {
    page.phone.simulateIncoming({ number: '+447700900123', contactId: 'con_amelia' });
    await page.until(() => page.find('[part="reply-button"]') !== undefined);
    page.get('[part="reply-button"]').dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  },
  'recent calls': (page) => showList(page, 'recents'),
  'no favourites': (page) => page.get('[data-tab="favourites"]').click(),
  voicemail: (page) => showList(page, 'voicemail'),
  'sound and shortcuts': async (page) => {
    page.phone.setDevices(fakeDevices);
    page.phone.tellPresence({ state: 'busy', since: 0 });
    page.dialer.shortcuts = true;
    page.get('[part="settings-button"]').click();
    await page.until(() => page.find('[part="shortcuts"]') !== undefined);
  },
  'the sound blocked': (page) => page.phone.setSound('blocked'),
  'the log after a call': async (page) => page.phone.farHangsUp(await page.connected()),
  dialling: (page) => page.phone.dial({ number: '+442079460018', from: '+442079460958' }),
  'audio being connected': async (page) => {
    await page.phone.dial({ number: '+442079460018' });
    page.phone.farAnswers(lastCall(page));
  },
  'a call': (page) => page.connected(),
  'a lost connection': async (page) => page.phone.tell(await page.connected(), { type: 'connection-lost' }),
  'the recorder paused': async (page) =>
    page.phone.tell(await page.connected(), { type: 'recording', recording: { state: 'paused', rule: 'announce' } }),
  'talking while muted': async (page) => {
    await page.phone.setMuted(await page.connected(), true);
    page.phone.tellSpeakingWhileMuted(true);
  },
  'a transfer under way': async (page) =>
    page.phone.transfer(await page.connected(), { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' }),
  'no answer': (page) => end(page, 'no-answer'),
  'a busy line': (page) => end(page, 'busy'),
  'a call that failed': (page) => end(page, 'failed'),
  'the line checked': async (page) => {
    page.phone.setDevices(fakeDevices);
    page.get('[part="settings-button"]').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
    page.phone.setCheck({ state: 'done', at: Date.now(), level: 'good', mos: 4.3, rttMs: 48, microphoneHeard: true });
  },
  'a missed call': (page) => page.phone.farHangsUp(page.phone.simulateIncoming({ number: '+442079460018' })),
  'a log that is stuck': async (page) => {
    const id = await page.workspace.log.add({ type: 'call-log', callId: 'call_9', note: 'x' });
    page.workspace.log.refuse(id, { kind: 'forbidden' });
  },
  'no workspace': (page) => {
    page.provider.workspace = undefined;
  },
};

/** The call that came last. */
function lastCall({ phone }: DialerHarness): string {
  return phone.get().calls.at(-1)?.id ?? '';
}

async function end(page: DialerHarness, reason: CallEnd['reason']): Promise<void> {
  await page.phone.dial({ number: '+442079460018' });
  page.phone.end(lastCall(page), { reason });
}

async function showList(page: DialerHarness, view: 'recents' | 'voicemail'): Promise<void> {
  page.get(`[data-tab="${view}"]`).click();
  await page.until(() => page.find('.item') !== undefined);
}
