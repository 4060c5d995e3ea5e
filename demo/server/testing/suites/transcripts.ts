import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import type { WireRecording } from '@dialora/api/schemas';
import { insertRecording } from '../../records/sounds.js';
import { setRecordingId } from '../../records/calls.js';
import { changeDetails } from '../../records/activities.js';
import type { Asked } from '../harness.js';
import { openStream } from '../stream.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';
import { key } from './rights-tools.js';

const turns = [
  { speaker: 'contact', text: 'The Quetzalcoatl model, please.', at_seconds: 4.5 },
  { speaker: 'agent', text: 'Good morning, this call is recorded.', at_seconds: 0 },
];

export const transcriptSuite: Suite = (h) => {
  const put = (id: string, body: object): Promise<Asked> =>
    h().ask('PUT', `/api/v1/recordings/${id}/transcript`, { token: key, body });
  const given = async (id: string, body: object = { turns }): Promise<WireRecording> =>
    shaped(await put(id, body), 200, routes.recordings.putTranscript.answer).data;
  const found = async (): Promise<readonly string[]> => {
    const { body } = await h().maya('GET', '/api/v1/activities?contact_id=con_dana&query=quetzalcoatl');
    return body.data.map(({ call_id: callId }: { call_id: string }) => callId);
  };

  /** A call with Dana that was recorded, with its entry in the feed. */
  async function recorded(id: string): Promise<string> {
    const { body } = await h().maya('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: '+12025550147' } });
    const callId = body.data.id as string;
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: callId });
    leg.answered('far');
    leg.ended('completed', 9_000);
    await h().server.voice.settled();
    const now = h().clock.now();
    await h().server.services.db.write('acc_northlight', async (tx) => {
      const wav = Buffer.from('RIFF');
      await insertRecording(tx, 'acc_northlight', { id, callId, durationSeconds: 9, at: now, wav, announced: true });
      await setRecordingId(tx, callId, id);
      await changeDetails(tx, { callId }, { recording_id: id }, now);
    });
    return callId;
  }

  test('what was said in a recording stands in order beside it and on its call, live, and is found', async () => {
    const callId = await recorded('rec_said');
    const stream = await openStream(h().url, await h().tokenOf('agt_tomas'));
    const inOrder = [turns[1], turns[0]];
    assert.deepEqual((await given('rec_said')).transcript, inOrder);
    const told = await stream.wait(
      (frame) => frame.event === 'activity.updated' && frame.data.call_id === callId,
      2_000,
    );
    assert.deepEqual(told.data.transcript, inOrder);
    stream.close();
    const read = shaped(
      await h().maya('GET', '/api/v1/recordings/rec_said'),
      200,
      routes.recordings.getRecording.answer,
    );
    assert.deepEqual(read.data.transcript, inOrder);
    assert.deepEqual(await found(), [callId]);
  });

  test('it is replaced, taken out, and goes with the sound', async () => {
    const callId = await recorded('rec_gone');
    await given('rec_said', { turns: [] });
    assert.deepEqual(await found(), []);
    await given('rec_gone');
    assert.deepEqual(await found(), [callId]);
    assert.equal((await h().ask('DELETE', '/api/v1/recordings/rec_gone', { token: key })).status, 204);
    assert.deepEqual(await found(), []);
    const { body } = await h().maya('GET', '/api/v1/recordings/rec_gone');
    assert.deepEqual([body.data.state, body.data.transcript], ['erased', undefined]);
    refused(await put('rec_gone', { turns }), 410, 'gone');
  });

  test('an agent does not write it, nor anybody what is none, and a Voice AI call’s own stays', async () => {
    refused(
      await h().maya('PUT', '/api/v1/recordings/rec_said/transcript', { body: { turns } }),
      403,
      'permission_denied',
    );
    refused(await put('rec_none', { turns }), 404, 'not_found');
    for (const turn of [
      { speaker: 'dog', text: 'x', at_seconds: 0 },
      { speaker: 'agent', text: '', at_seconds: 0 },
      { speaker: 'agent', text: 'x', at_seconds: -1 },
      { speaker: 'agent', text: 'x'.repeat(4_001), at_seconds: 0 },
      { speaker: 'agent', text: 'x' },
    ]) {
      refused(await put('rec_said', { turns: [turn] }), 422, 'validation_failed');
    }
    const { db } = h().server.services;
    await db.owner((tx) =>
      tx.script(`
        insert into agent_calls (account_id, id, agent_id, agent_name, direction, status, from_number, to_number, metadata,
            created_at, seen_at)
          values ('acc_northlight', 'call_ai_said', 'vag_survey', 'Survey planner', 'outbound', 'completed', '+12025550100',
            '+12025550147', '{}', now(), now());
        insert into recordings (account_id, id, call_id, duration_seconds, mime_type, recorded_at, sound)
          values ('acc_northlight', 'rec_ai_said', 'call_ai_said', 1, 'audio/wav', now(), 'sound');`),
    );
    refused(await put('rec_ai_said', { turns }), 409, 'conflict');
    await db.owner((tx) =>
      tx.script(`delete from recordings where id = 'rec_ai_said'; delete from agent_calls where id = 'call_ai_said';`),
    );
  });
};
