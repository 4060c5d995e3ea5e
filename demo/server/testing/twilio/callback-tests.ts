import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { signTwilio } from '../../twilio/signature.js';
import { businessNumber, customerNumber, voiceKeys, type TwilioSubject } from './subject.js';
import { readTwiml, type Verb } from './twiml-reader.js';
import { sidOf } from './world.js';

const doors = [
  'outgoing',
  'incoming',
  'after-dial',
  'status',
  'conference',
  'recording',
  'mailbox',
  'announcement',
  'bye',
];

/** The doors that Twilio knocks at, each asked as Twilio asks. */
export function callbackTests(title: string, use: () => TwilioSubject): void {
  describe(title, { timeout: 300_000 }, () => {
    const tell = async (path: string, form: Record<string, string>, signature?: string) => {
      const { h, twilio } = use();
      const url = `${h.url}/twilio/voice/${path}`;
      return h.ask('POST', `/twilio/voice/${path}`, {
        body: new URLSearchParams(form).toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Twilio-Signature': signature ?? signTwilio(twilio.authToken, url, form),
        },
      });
    };
    const twimlOf = async (path: string, form: Record<string, string>): Promise<readonly Verb[]> => {
      const { status, body, headers } = await tell(path, form);
      assert.deepEqual([status, headers.get('content-type')], [200, 'text/xml; charset=utf-8'], JSON.stringify(body));
      return readTwiml(body);
    };
    const agree = async (to = '+12025550147'): Promise<string> =>
      (await use().h.maya('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: to } })).body.data.id;
    const call = async (id: string) => (await use().h.maya('GET', `/api/v1/calls/${id}`)).body.data;
    const entries = async (id: string) => {
      const { body } = await use().h.maya('GET', '/api/v1/activities?contact_id=con_dana&type=call&limit=100');
      return body.data.filter((entry: { call_id: string }) => entry.call_id === id);
    };
    const dial = (callId: string, sid: string, more: Record<string, string> = {}) =>
      twimlOf('outgoing', { CallSid: sid, From: 'client:agent.agt_maya', call_id: callId, ...more });
    const child = (sid: string, parent: string, CallStatus: string) => ({
      CallSid: sid,
      ParentCallSid: parent,
      CallStatus,
      To: customerNumber,
      From: businessNumber,
    });

    test('without Twilio’s signature every door answers 403 and nothing happens', async () => {
      const id = await agree();
      for (const door of doors) {
        const form = { CallSid: sidOf('CA'), From: 'client:agent.agt_maya', To: businessNumber, call_id: id };
        for (const signature of [
          '',
          'forged',
          signTwilio('another token', `${use().h.url}/twilio/voice/${door}`, form),
        ]) {
          const { status, body, headers } = await tell(`${door}?call=${id}`, form, signature);
          assert.deepEqual([status, body.code], [403, 'permission_denied'], door);
          assert.equal(headers.get('content-type'), 'application/problem+json');
        }
        // The signature covers the address: one call's news cannot be told of another.
        const moved = signTwilio(use().twilio.authToken, `${use().h.url}/twilio/voice/${door}?call=other`, form);
        assert.equal((await tell(`${door}?call=${id}`, form, moved)).status, 403, door);
      }
      assert.equal((await call(id)).status, 'queued');
    });

    test('number and caller id come from the record, whatever the page sends', async () => {
      const id = await agree();
      const sid = sidOf('CA');
      const forged = { To: '+19005550100', CallerId: '+12025550199', callerId: '+12025550199' };
      const [verb] = await dial(id, sid, forged);
      assert.deepEqual(
        [verb?.name, verb?.attributes['callerId'], verb?.attributes['answerOnBridge']],
        ['Dial', businessNumber, 'true'],
      );
      assert.deepEqual(
        verb?.children.map(({ name, text }) => [name, text]),
        [['Number', customerNumber]],
      );
      assert.ok(!JSON.stringify(verb).includes('555019'), 'nothing of what was forged');
      // Asked again, as when our answer was lost: the same answer, and one call.
      assert.deepEqual(await dial(id, sid, forged), [verb]);
      assert.equal((await entries(id)).length, 1);
      await tell(`status?call=${id}`, { CallSid: sid, CallStatus: 'completed' });
      await tell(`after-dial?call=${id}`, { CallSid: sid, DialCallStatus: 'canceled' });
    });

    test('an id is dialled once and by its own agent', async () => {
      const id = await agree();
      const stolen = await twimlOf('outgoing', { CallSid: sidOf('CA'), From: 'client:agent.agt_tomas', call_id: id });
      assert.equal(stolen[0]?.name, 'Reject');
      assert.equal((await dial('call_none', sidOf('CA')))[0]?.name, 'Reject');
      assert.equal((await dial(id, sidOf('CA')))[0]?.name, 'Dial');
      assert.equal((await dial(id, sidOf('CA')))[0]?.name, 'Reject');
      for (const From of ['agent.agt_maya', '+12025550147', 'client:']) {
        assert.equal((await tell('outgoing', { CallSid: sidOf('CA'), From, call_id: id })).status, 422, From);
      }
    });

    test('callbacks that come twice, late or in another order leave one record, and it is right', async () => {
      const ends = [
        [['initiated', 'ringing', 'in-progress', 'completed'], 'completed'],
        [['completed', 'in-progress', 'ringing', 'initiated'], 'completed'],
        [['in-progress', 'in-progress', 'completed', 'completed', 'ringing'], 'completed'],
        [['ringing', 'busy', 'busy', 'in-progress'], 'busy'],
        [['no-answer', 'ringing'], 'no-answer'],
        [['failed', 'initiated'], 'failed'],
        [['ringing', 'canceled'], 'canceled'],
      ] as const;
      for (const [statuses, outcome] of ends) {
        const [id, parent, far] = [await agree(), sidOf('CA'), sidOf('CA')];
        await dial(id, parent);
        for (const status of statuses) {
          assert.equal((await tell(`status?call=${id}`, child(far, parent, status))).status, 204);
        }
        const DialCallStatus = outcome;
        const dialled = { CallSid: parent, DialCallSid: far, DialCallStatus };
        const [next] = await twimlOf(`after-dial?call=${id}`, dialled);
        assert.equal(next?.name, 'Hangup');
        // The app's own callback names no call of ours.
        await tell('status', { CallSid: parent, CallStatus: 'completed' });
        await tell('status', { CallSid: parent, CallStatus: 'completed' });
        await tell(`status?call=${id}`, child(far, parent, 'in-progress'));
        assert.equal((await call(id)).status, outcome, statuses.join(' '));
        const logged = await entries(id);
        assert.deepEqual([logged.length, logged[0].outcome], [1, outcome], statuses.join(' '));
      }
      assert.equal((await tell('status', { CallSid: sidOf('CA'), CallStatus: 'completed' })).status, 404);
    });

    test('a caller from the network rings who is there, is one record, and nobody else’s number is answered', async () => {
      await use().agent('agt_tomas');
      const sid = sidOf('CA');
      const form = { CallSid: sid, From: customerNumber, To: businessNumber, CallStatus: 'ringing' };
      const [first] = await twimlOf('incoming', form);
      const [again] = await twimlOf('incoming', form);
      assert.deepEqual(first, again);
      const [client] = first?.children ?? [];
      assert.deepEqual(
        client?.children.filter(({ name }) => name === 'Identity').map(({ text }) => text),
        ['agent.agt_tomas'],
      );
      const { rows } = await use().h.server.services.db.owner((tx) =>
        tx.query<{ id: string; contact_id: string }>('select id, contact_id from calls where carrier_id = $1', [sid]),
      );
      assert.deepEqual(
        rows.map(({ contact_id: contact }) => contact),
        ['con_dana'],
      );
      const id = rows[0]?.id ?? '';
      assert.deepEqual(client.children.at(1)?.attributes, { name: 'call_id', value: id });
      // He gives up: children are told of as cancelled, and the call is a missed one.
      await tell(`status?call=${id}`, { ...child(sidOf('CA'), sid, 'canceled'), To: 'client:agent.agt_tomas' });
      await tell('status', { CallSid: sid, CallStatus: 'no-answer' });
      assert.deepEqual([(await call(id)).status, (await entries(id))[0].outcome], ['canceled', 'no-answer']);
      const foreign = await twimlOf('incoming', { ...form, CallSid: sidOf('CA'), To: '+442079460000' });
      assert.equal(foreign[0]?.name, 'Reject');
    });

    test('with nobody there the mailbox answers, and nothing that is said in it is transcribed', async () => {
      const form = { CallSid: sidOf('CA'), From: 'anonymous', To: businessNumber };
      const verbs = await twimlOf('incoming', form);
      assert.deepEqual(
        verbs.map(({ name }) => name),
        ['Say', 'Record', 'Hangup'],
      );
      assert.equal(verbs[1]?.attributes['transcribe'], 'false');
      await tell('status', { CallSid: form.CallSid, CallStatus: 'completed' });
    });

    test('whoever is away is not rung, and a device that fell silent is gone', async () => {
      const { h } = use();
      const put = (path: string, body: object) => h.maya('PUT', path, { body });
      const device = randomUUID();
      const beat = async (): Promise<string> =>
        (await put(`/api/v1/voice/devices/${device}`, { registered: true })).body.data.state;
      const rung = async (): Promise<number> => {
        const sid = sidOf('CA');
        const [verb] = await twimlOf('incoming', { CallSid: sid, From: customerNumber, To: businessNumber });
        return verb?.name === 'Dial' ? verb.children.length : 0;
      };
      await put('/api/v1/presence', { state: 'available' });
      assert.equal(await beat(), 'available');
      assert.equal(await rung(), 1);
      await put('/api/v1/presence', { state: 'away' });
      assert.deepEqual([await beat(), await rung()], ['away', 0]);
      await put('/api/v1/presence', { state: 'available' });
      await h.server.services.db.owner((tx) =>
        tx.query(`update agent_devices set seen_at = now() - interval '80 seconds'`),
      );
      assert.equal(await rung(), 0);
      assert.equal(await beat(), 'available');
      const off = await put(`/api/v1/voice/devices/${device}`, { registered: false });
      assert.equal(off.body.data.state, 'offline');
    });

    test('a wish that Twilio cannot be told is refused and changes nothing', async () => {
      const { h, twilio } = use();
      const customer = await use().customer();
      const agent = await use().agent('agt_maya');
      const id = await use().callIn(customer);
      await agent.rung();
      await agent.answer();
      const mend = twilio.break(500);
      const before = await call(id);
      const refused = await h.maya('POST', `/api/v1/calls/${id}/hold`, { body: { held: true } });
      assert.deepEqual([refused.status, refused.body.code], [503, 'unavailable']);
      assert.deepEqual(await call(id), before);
      assert.ok(await use().hears(customer, agent));
      mend();
      assert.equal((await h.maya('POST', `/api/v1/calls/${id}/hold`, { body: { held: true } })).status, 200);
    });

    test('a call whose callbacks were lost is asked after, and closed', async () => {
      const { h, twilio } = use();
      const customer = await use().customer();
      const agent = await use().agent('agt_maya');
      const id = await use().callIn(customer);
      await agent.rung();
      await agent.answer();
      twilio.carrier.silent = true;
      await customer.hangUp();
      const { db } = h.server.services;
      assert.equal((await call(id)).status, 'in-progress');
      await db.owner((tx) => tx.query(`update calls set seen_at = now() - interval '6 minutes' where id = $1`, [id]));
      h.server.services.wakeTwilio();
      await use().settled();
      assert.deepEqual([(await call(id)).status, (await entries(id)).length], ['completed', 1]);
    });

    test('Twilio keeps no copy of what was fetched', () => {
      const { carrier, requests } = use().twilio;
      assert.ok(requests.some((request) => /^DELETE Recordings\/RE/.test(request)));
      assert.deepEqual([...carrier.recordings.keys()], []);
    });

    test('the page is given Twilio’s own token, and no gateway', async () => {
      const { body } = await use().h.maya('POST', '/api/v1/voice/token');
      const { token, gateway } = body.data;
      const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
      assert.equal(gateway, null);
      assert.deepEqual([claims.iss, claims.sub], [voiceKeys.apiKeySid, use().twilio.accountSid]);
      assert.equal(claims.grants.voice.outgoing.application_sid, voiceKeys.applicationSid);
    });

    test('an erasure reaches a sound that is still at Twilio, and nothing of it comes here afterwards', async () => {
      const { h, twilio } = use();
      const { db, mediaEraser, wakeTwilio } = h.server.services;
      const customer = await use().customer();
      const agent = await use().agent('agt_maya');
      const id = await use().callIn(customer);
      await agent.rung();
      await agent.answer();
      await h.maya('POST', `/api/v1/calls/${id}/recording`, { body: { action: 'start' } });
      await use().settled();
      // Its storage answers nobody: what is recorded now stays there for a while.
      const mend = twilio.break(500);
      await customer.hangUp();
      await use().settled();
      const rows = async (table: 'outside_media' | 'recordings' | 'twilio_sounds'): Promise<number> =>
        (await db.owner((tx) => tx.query(`select from ${table} where call_id = $1`, [id]))).rows.length;
      assert.deepEqual([await rows('outside_media'), await rows('recordings'), await rows('twilio_sounds')], [1, 0, 1]);
      // The call becomes that of somebody who is nobody else's customer in these tests.
      const person = (await h.maya('POST', '/api/v1/contacts', { body: { name: 'Heard Once' } })).body.data
        .id as string;
      for (const [table, column] of [
        ['calls', 'id'],
        ['activities', 'call_id'],
      ] as const) {
        await db.owner((tx) => tx.query(`update ${table} set contact_id = $2 where ${column} = $1`, [id, person]));
      }
      const erased = await db.write('acc_northlight', (tx) =>
        tx.query<{ counts: Record<string, number> }>('select erase_contacts($1) as counts', [[person]]),
      );
      assert.equal(erased.rows[0]?.counts['outside_media'], 1);
      mend();
      mediaEraser.wake();
      wakeTwilio();
      await use().settled();
      assert.deepEqual([...twilio.carrier.recordings.keys()], []);
      assert.deepEqual([await rows('recordings'), await rows('twilio_sounds')], [0, 0]);
    });

    test('a sound that is told of when the line of its call was forgotten is kept all the same', async () => {
      const { h, twilio } = use();
      const { db } = h.server.services;
      const { carrier } = twilio;
      carrier.silent = true;
      const caller = await twilio.callIn(h.url, '+12025550162', businessNumber);
      carrier.end(caller, 'completed');
      carrier.silent = false;
      const { rows } = await db.owner((tx) =>
        tx.query<{ id: string }>('select id from calls where carrier_id = $1', [caller.sid]),
      );
      const id = rows[0]?.id ?? assert.fail('the call has no record');
      await db.owner((tx) => tx.query('delete from twilio_lines where call_id = $1', [id]));
      const RecordingSid = [...carrier.recordings.values()].find(({ call: one }) => one === caller)?.sid ?? '';
      const form = { RecordingSid, RecordingStatus: 'completed', RecordingDuration: '1' };
      assert.equal((await tell(`recording?call=${id}&kind=voicemail&account=acc_northlight`, form)).status, 204);
      await use().settled();
      const kept = await db.owner((tx) => tx.query('select from voicemails where call_id = $1', [id]));
      assert.equal(kept.rows.length, 1);
      assert.equal(carrier.recordings.has(RecordingSid), false, 'Twilio keeps no copy of it');
    });

    test('a sound that is told of after its person was erased is taken by nobody and erased at Twilio', async () => {
      const { h, twilio } = use();
      const { db, mediaEraser } = h.server.services;
      const number = '+12025550161';
      const body = { name: 'Told Late', phones: [{ number, type: 'mobile', primary: true }] };
      const person = (await h.maya('POST', '/api/v1/contacts', { body })).body.data.id as string;
      const { carrier } = twilio;
      carrier.silent = true;
      const caller = await twilio.callIn(h.url, number, businessNumber);
      const { rows } = await db.owner((tx) =>
        tx.query<{ id: string }>('select id from calls where carrier_id = $1 and contact_id = $2', [
          caller.sid,
          person,
        ]),
      );
      const id = rows[0]?.id ?? assert.fail('the call has no record');
      assert.equal(caller.doing?.kind, 'record', 'nobody is there: the mailbox records');
      const address = new URL(caller.doing.verb.attributes['recordingStatusCallback'] ?? '');
      await db.write('acc_northlight', (tx) => tx.query('select erase_contacts($1)', [[person]]));
      await use().settled();
      carrier.end(caller, 'completed');
      carrier.silent = false;
      const sid = [...carrier.recordings.values()].find(({ call: one }) => one === caller)?.sid ?? assert.fail();
      const mend = twilio.break(500);
      const news = (RecordingSid: string, RecordingStatus = 'completed') =>
        tell(`recording${address.search}`, { RecordingSid, RecordingStatus, RecordingDuration: '3' });
      assert.equal((await news(sid, 'absent')).status, 204);
      // Told twice, as when our answer was lost, it is ordered once.
      assert.deepEqual([(await news(sid)).status, (await news(sid)).status], [204, 204]);
      await use().settled();
      const orders = async () =>
        (
          await db.owner((tx) =>
            tx.query<{ ordered: boolean; erased: boolean }>(
              `select erase_from is not null as ordered, erased_at is not null as erased from outside_media
               where account_id = 'acc_northlight' and reference = $1 and call_id = $2`,
              [sid, id],
            ),
          )
        ).rows;
      assert.deepEqual(await orders(), [{ ordered: true, erased: false }], 'Twilio could not be reached');
      mend();
      await db.owner((tx) => tx.query('update outside_media set next_at = now() where reference = $1', [sid]));
      mediaEraser.wake();
      await use().settled();
      assert.deepEqual(await orders(), [{ ordered: true, erased: true }]);
      assert.equal(carrier.recordings.has(sid), false);
      assert.equal(
        (await tell('recording?call=call_none', { RecordingSid: sidOf('RE'), RecordingStatus: 'completed' })).status,
        404,
      );
    });
  });
}
