import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { activitySchema, messageSchema, type WireMessageMedium } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { signTwilio } from '../../twilio/signature.js';
import { setRestricted } from '../../records/restrictions.js';
import type { Asked } from '../harness.js';
import { refused } from '../suites/expect.js';
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
    const addressOf = (one: string): string =>
      `https://api.twilio.com/2010-04-01/Accounts/${use().twilio.accountSid}/Messages/${one.replace('/', '/Media/')}`;
    const png = Buffer.from('\x89PNG and what follows', 'latin1');
    /** Somebody sends media of these types; their names at Twilio. */
    const send = async (
      from: string,
      channel: '' | 'whatsapp:' = '',
      types: readonly string[] = ['image/jpeg', 'application/pdf'],
    ): Promise<readonly string[]> => {
      const { twilio } = use();
      const message = sid('MM');
      const media = types.map(() => `${message}/${sid('ME')}`);
      for (const one of media) {
        twilio.carrier.media.add(one);
        twilio.storage.media.set(one.split('/')[1] ?? '', { bytes: png, type: 'text/html' });
      }
      const form = {
        MessageSid: message,
        From: channel + from,
        To: channel + businessNumber,
        Body: '',
        NumMedia: String(types.length),
        ...Object.fromEntries(
          types.flatMap((type, at) => [
            [`MediaUrl${at}`, addressOf(media[at] ?? '')],
            [`MediaContentType${at}`, type],
          ]),
        ),
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
    interface Received {
      readonly person: string;
      readonly message: string;
      readonly media: readonly WireMessageMedium[];
    }
    /** What the person's feed says of the message that came last. */
    const latest = async (person: string): Promise<Received> => {
      const { body } = await use().h.maya('GET', `/api/v1/activities?contact_id=${person}&limit=1`);
      const [entry] = z.parse(z.array(activitySchema), body.data);
      assert.ok(entry?.type === 'sms' || entry?.type === 'whatsapp');
      return { person, message: entry.id, media: entry.media ?? [] };
    };
    const linkPath = ({ message, media }: Received, at = 0): string =>
      `/api/v1/messages/${message}/media/${media[at]?.id ?? ''}/link`;
    /** Asks for an address and goes there. */
    const look = async (received: Received, at = 0, headers: Record<string, string> = {}): Promise<Asked> => {
      const { h } = use();
      const link = await h.maya('POST', linkPath(received, at));
      assert.equal(link.status, 201, JSON.stringify(link.body));
      return h.ask('GET', new URL(link.body.data.url as string).pathname, { headers });
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
      const received = await latest(person);
      const link = await h.maya('POST', linkPath(received));
      const { rows } = await db.write('acc_northlight', (tx) =>
        tx.query<{ counts: Record<string, number> }>('select erase_contacts($1) as counts', [[person]]),
      );
      assert.equal(rows[0]?.counts['outside_media'], 6, 'the tombstone counts them');
      // From this moment on, also by an address that was given out before, and though Twilio still has it.
      refused(await h.maya('POST', linkPath(received)), 410, 'gone');
      refused(await h.ask('GET', new URL(link.body.data.url as string).pathname), 410, 'gone');
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
      assert.deepEqual(feed[0].media, undefined);
      assert.deepEqual(await noted([MediaUrl0]), []);
    });

    test('show in the feed and with the message, in their order, by the types that Twilio names', async () => {
      const number = '+12025550166';
      const person = await newContact('Sends Types', number);
      await send(number, 'whatsapp:', [
        'image/png',
        'Audio/OGG; codecs=opus',
        '',
        'text/html\r\nX-Evil: 1',
        'image/svg+xml',
      ]);
      const received = await latest(person);
      const types = received.media.map((one) => one.mime_type);
      const unknown = 'application/octet-stream';
      assert.deepEqual(types, ['image/png', 'audio/ogg', unknown, unknown, 'image/svg+xml']);
      const { h } = use();
      const message = (await h.maya('GET', `/api/v1/messages/${received.message}`)).body.data;
      assert.deepEqual(z.parse(messageSchema, message).media, received.media);
      const { rows } = await h.server.services.db.read('acc_northlight', (tx) =>
        tx.query<{ data: string }>(`select data from events where name = 'activity.created' order by id desc limit 1`),
      );
      assert.deepEqual(JSON.parse(rows[0]?.data ?? '{}').media, received.media, 'open pages are told of them');
    });

    test('are fetched from Twilio’s storage, which never hears our password, and noted in the access log', async () => {
      const { h, twilio } = use();
      const number = '+12025550167';
      const person = await newContact('Sends a Picture', number);
      await send(number, 'whatsapp:', ['image/png', 'application/pdf', 'image/svg+xml', 'text/html']);
      const received = await latest(person);
      const before = twilio.storage.asked.length;
      const picture = await look(received);
      assert.equal(picture.status, 200);
      assert.equal(picture.body.length, png.toString('utf8').length);
      assert.equal(twilio.storage.asked.length, before + 1);
      assert.equal(twilio.storage.asked.at(-1)?.authorization, undefined);
      const shown = (answer: Asked) => [
        answer.headers.get('content-type'),
        answer.headers.get('content-disposition')?.split(';')[0],
      ];
      assert.deepEqual(shown(picture), ['image/png', 'inline'], 'whatever the storage says');
      for (const [name, value] of Object.entries({
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })) {
        assert.equal(picture.headers.get(name), value);
      }
      assert.deepEqual(shown(await look(received, 1)), ['application/pdf', 'attachment']);
      assert.deepEqual(shown(await look(received, 2)), ['application/octet-stream', 'attachment'], 'SVG holds scripts');
      assert.deepEqual(shown(await look(received, 3)), ['application/octet-stream', 'attachment']);
      const part = await look(received, 0, { Range: 'bytes=1-3' });
      assert.deepEqual([part.status, part.body], [206, 'PNG']);
      assert.equal(part.headers.get('content-range'), `bytes 1-3/${png.length}`);
      refused(await look(received, 0, { Range: 'bytes=900-' }), 416, 'range_not_satisfiable');
      const { rows } = await h.server.services.db.read('acc_northlight', (tx) =>
        tx.query(
          `select actor_id, action, resource, resource_id from access_log where contact_id = $1 and resource = 'message'
           and action = 'read' limit 1`,
          [person],
        ),
      );
      assert.deepEqual(rows, [
        { actor_id: 'agt_maya', action: 'read', resource: 'message', resource_id: received.message },
      ]);
    });

    test('nobody else’s, no old or forged address, and none of a person who restricted the processing', async () => {
      const { h } = use();
      const number = '+12025550168';
      const person = await newContact('Sends in Private', number);
      await send(number);
      const received = await latest(person);
      refused(await h.asha('POST', linkPath(received)), 404, 'not_found');
      refused(await h.maya('POST', linkPath({ ...received, message: 'msg_another' })), 404, 'not_found');
      refused(await h.ask('POST', linkPath(received)), 401, 'unauthenticated');
      refused(await h.ask('GET', '/api/v1/message_media/forged'), 404, 'not_found');
      const { url } = (await h.maya('POST', linkPath(received))).body.data as { url: string };
      const { pathname } = new URL(url);
      // The key of a recording opens no picture, and that of a picture no recording.
      refused(await h.ask('GET', pathname.replace('message_media', 'media')), 404, 'not_found');
      const { db } = h.server.services;
      await db.write('acc_northlight', (tx) => setRestricted(tx, person, new Date()));
      refused(await h.maya('POST', linkPath(received)), 422, 'processing_restricted');
      refused(await h.ask('GET', pathname), 422, 'processing_restricted');
      await db.write('acc_northlight', (tx) => setRestricted(tx, person, null));
      assert.equal((await h.ask('GET', pathname)).status, 200);
      const signed = (expires: number): string =>
        h.server.services.secrets.sign(
          JSON.stringify(['message-medium', 'acc_northlight', received.media[0]?.id, expires]),
        );
      const address = (key: string): string => `/api/v1/message_media/${encodeURIComponent(key)}`;
      refused(await h.ask('GET', address(signed(Date.now() - 1))), 410, 'gone');
    });

    test('what Twilio does not give, or gives without end, is a problem and no picture', async () => {
      const { h, twilio } = use();
      const number = '+12025550169';
      const person = await newContact('Sends Trouble', number);
      const [name = ''] = await send(number);
      const received = await latest(person);
      try {
        twilio.storage.mood = 'refuses';
        refused(await look(received), 503, 'unavailable');
        twilio.storage.mood = 'boasts';
        refused(await look(received), 502, 'media_refused');
        twilio.storage.mood = 'endless';
        const { url } = (await h.maya('POST', linkPath(received))).body.data as { url: string };
        const begun = await fetch(url.replace('localhost', '127.0.0.1'));
        await assert.rejects(begun.arrayBuffer(), 'it is cut off');
        const giveUp = Date.now() + 10_000;
        while (twilio.storage.givenUp === 0 && Date.now() < giveUp) await new Promise((next) => setTimeout(next, 10));
        assert.equal(twilio.storage.givenUp, 1, 'and its storage is not listened to any longer');
        twilio.storage.mood = 'well';
        const mend = twilio.break(500);
        refused(await look(received), 503, 'unavailable');
        mend();
        twilio.carrier.media.delete(name);
        refused(await look(received), 410, 'gone');
      } finally {
        twilio.storage.mood = 'well';
      }
    });
  });
}
