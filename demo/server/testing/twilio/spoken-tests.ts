import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signTwilio } from '../../twilio/signature.js';
import { businessNumber, customerNumber, type TwilioSubject } from './subject.js';
import { readTwiml, type Verb } from './twiml-reader.js';
import { sidOf } from './world.js';

const voices = {
  'it-CH': ['it-IT', 'Polly.Bianca', 'Questa chiamata viene registrata.'],
  ar: ['arb', 'Polly.Zeina', 'يتم تسجيل هذه المكالمة.'],
  'en-GB': ['en-US', 'Polly.Joanna', 'This call is being recorded.'],
} as const;

/** Callers are spoken to in their own language, with a voice that Twilio has for it. */
export function spokenTests(title: string, use: () => TwilioSubject): void {
  describe(title, { timeout: 300_000 }, () => {
    const twimlOf = async (path: string, form: Record<string, string>): Promise<readonly Verb[]> => {
      const { h, twilio } = use();
      const signature = signTwilio(twilio.authToken, `${h.url}/twilio/voice/${path}`, form);
      const { status, body } = await h.ask('POST', `/twilio/voice/${path}`, {
        body: new URLSearchParams(form).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature },
      });
      assert.equal(status, 200, JSON.stringify(body));
      return readTwiml(body);
    };
    const speak = (language: string | null, country: string): Promise<unknown> =>
      use().h.server.services.db.owner(async (tx) => {
        await tx.query(`update contacts set language = $1 where id = 'con_dana'`, [language]);
        await tx.query(`update accounts set country = $1 where account_id = 'acc_northlight'`, [country]);
      });
    const restored = async (run: () => Promise<void>): Promise<void> => {
      try {
        await run();
      } finally {
        await speak('en-US', 'US');
      }
    };
    const said = ([verb]: readonly Verb[]): readonly unknown[] => [
      verb?.name,
      verb?.attributes['language'],
      verb?.attributes['voice'],
      verb?.text,
    ];

    test('the announcement is in the contact’s language, and the agent’s in that of the account’s country', () =>
      restored(async () => {
        const customer = await use().customer();
        const agent = await use().agent('agt_maya');
        const id = await use().callIn(customer);
        await agent.rung();
        await agent.answer();
        const sidOfParty = (to: (address: { to: string; from: string }) => boolean): string =>
          [...use().twilio.carrier.calls.values()].filter(to).at(-1)?.sid ?? assert.fail('no such leg');
        const far = sidOfParty(({ from, to }) => from === customerNumber && to === businessNumber);
        const own = sidOfParty(({ to }) => to === 'client:agent.agt_maya');
        for (const [language, words] of Object.entries(voices)) {
          await speak(language, 'US');
          assert.deepEqual(said(await twimlOf(`announcement?call=${id}`, { CallSid: far })), ['Say', ...words]);
          assert.deepEqual(said(await twimlOf(`announcement?call=${id}`, { CallSid: own })), [
            'Say',
            ...voices['en-GB'],
          ]);
        }
        await speak('ja', 'IT');
        for (const CallSid of [far, own]) {
          assert.deepEqual(said(await twimlOf(`announcement?call=${id}`, { CallSid })), ['Say', ...voices['it-CH']]);
        }
      }));

    test('what is said before the recorder runs is in the contact’s language, to its end', () =>
      restored(async () => {
        await speak('it', 'US');
        const customer = await use().customer();
        const agent = await use().agent('agt_maya');
        const id = await use().callIn(customer);
        await agent.rung();
        await agent.answer();
        const body = { action: 'start' };
        assert.equal((await use().h.maya('POST', `/api/v1/calls/${id}/recording`, { body })).status, 200);
        await use().settled();
        const heard = [...use().twilio.carrier.calls.values()].findLast(({ to }) => to === businessNumber)?.heard;
        assert.deepEqual(heard, [voices['it-CH'][2]]);
      }));

    test('the mailbox greets in the caller’s language, and who is not known in that of the account’s country', () =>
      restored(async () => {
        const greeting = async (From: string, language: string | null, country: string) => {
          await speak(language, country);
          const CallSid = sidOf('CA');
          const [say] = await twimlOf('incoming', { CallSid, From, To: businessNumber });
          await use().twilio.carrier.settled();
          return say?.attributes['language'];
        };
        assert.equal(await greeting(customerNumber, 'ar-EG', 'US'), 'arb');
        assert.equal(await greeting(customerNumber, null, 'IT'), 'it-IT');
        assert.equal(await greeting('+12025550199', null, 'AE'), 'arb');
        assert.equal(await greeting('+12025550199', null, 'DE'), 'en-US');
      }));
  });
}
