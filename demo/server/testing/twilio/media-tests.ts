import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { signTwilio } from '../../twilio/signature.js';
import { businessNumber, type TwilioSubject } from './subject.js';

const sid = (kind: 'ME' | 'MM'): string => `${kind}${randomBytes(16).toString('hex')}`;

/** Pictures and files of MMS and WhatsApp, which lie at Twilio. */
export function mediaTests(title: string, use: () => TwilioSubject): void {
  describe(title, () => {
    const tell = async (form: Record<string, string>): Promise<number> => {
      const { h, twilio } = use();
      const { status } = await h.ask('POST', '/twilio/messages', {
        body: new URLSearchParams(form).toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Twilio-Signature': signTwilio(twilio.authToken, `${h.url}/twilio/messages`, form),
        },
      });
      return status;
    };
    /** Somebody sends two pictures; their names at Twilio. */
    const send = async (from: string, channel: '' | 'whatsapp:' = ''): Promise<readonly string[]> => {
      const { twilio } = use();
      const message = sid('MM');
      const media = [sid('ME'), sid('ME')].map((one) => `${message}/${one}`);
      for (const one of media) twilio.carrier.media.add(one);
      const address = (one: string): string =>
        `https://api.twilio.com/2010-04-01/Accounts/${twilio.accountSid}/Messages/${one.replace('/', '/Media/')}`;
      const form = {
        MessageSid: message,
        From: channel + from,
        To: channel + businessNumber,
        Body: '',
        NumMedia: '2',
        MediaUrl0: address(media[0] ?? ''),
        MediaContentType0: 'image/jpeg',
        MediaUrl1: address(media[1] ?? ''),
        MediaContentType1: 'application/pdf',
      };
      // Twilio delivers again when it did not hear our answer.
      assert.deepEqual([await tell(form), await tell(form)], [200, 200]);
      return media;
    };
    const noted = async (media: readonly string[]) =>
      (
        await use().h.server.services.db.owner((tx) =>
          tx.query<{ ordered: boolean; erased: boolean }>(
            `select erase_from is not null as ordered, erased_at is not null as erased from outside_media
             where account_id = 'acc_northlight' and reference = any ($1)`,
            [media],
          ),
        )
      ).rows;
    const newContact = async (name: string, number: string): Promise<string> => {
      const body = { name, phones: [{ number, type: 'mobile', primary: true }] };
      return (await use().h.maya('POST', '/api/v1/contacts', { body })).body.data.id as string;
    };

    test('stay at Twilio while they are wanted, and an erasure of the person reaches them there', async () => {
      const { h, twilio } = use();
      const { db, mediaEraser } = h.server.services;
      const number = '+12025550163';
      // One before anybody was saved under the number, one as MMS, one by WhatsApp; and somebody else's.
      const before = await send(number);
      const person = await newContact('Sends Pictures', number);
      const sent = [...before, ...(await send(number)), ...(await send(number, 'whatsapp:'))];
      await newContact('Sends Others', '+12025550164');
      const others = await send('+12025550164');
      const waiting = { ordered: false, erased: false };
      assert.deepEqual(
        await noted(sent),
        Array.from({ length: 6 }, () => waiting),
      );
      const { rows } = await db.write('acc_northlight', (tx) =>
        tx.query<{ counts: Record<string, number> }>('select erase_contacts($1) as counts', [[person]]),
      );
      assert.equal(rows[0]?.counts['outside_media'], 6, 'the tombstone counts them');
      mediaEraser.wake();
      await use().settled();
      assert.deepEqual(
        await noted(sent),
        Array.from({ length: 6 }, () => ({ ordered: true, erased: true })),
      );
      assert.deepEqual(
        await noted(others),
        Array.from({ length: 2 }, () => waiting),
      );
      assert.deepEqual([...twilio.carrier.media].sort(), [...others].sort());
    });

    test('an address that is none of Twilio’s is asked nothing, and the message is there', async () => {
      const number = '+12025550165';
      const person = await newContact('Sends Strange', number);
      const MediaUrl0 = 'https://elsewhere.example.test/picture.jpg';
      const form = { MessageSid: sid('MM'), From: number, To: businessNumber, Body: 'Look', NumMedia: '1', MediaUrl0 };
      assert.equal(await tell(form), 200);
      const feed = (await use().h.maya('GET', `/api/v1/activities?contact_id=${person}`)).body.data;
      assert.equal(feed[0].body, 'Look');
      assert.deepEqual(await noted([MediaUrl0]), []);
    });
  });
}
