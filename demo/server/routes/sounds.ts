import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { readRange } from '../http/range.js';
import { createShortLinks } from '../http/short-link.js';
import { isByHand, setTranscript, showTranscript } from '../records/transcripts.js';
import { refuseRestricted } from '../rules/restricted.js';
import { eraseSound, listRecordings, listVoicemails, readSound, setHeard } from '../records/sounds.js';

type Kind = 'recording' | 'voicemail';

/** Recordings and voicemails, and the sounds themselves by addresses that are good for a few minutes. */
export function soundRoutes(app: App, tools: DoorTools): void {
  const { recordings, voicemails } = routes;
  const { secrets, db } = tools.services;

  const links = createShortLinks<readonly [kind: Kind, accountId: string, id: string]>(secrets, {
    use: 'media',
    path: recordings.getMedia.path,
  });

  app.get(
    recordings.listRecordings.path,
    door(tools, recordings.listRecordings, async ({ query, tx }) => {
      const before = query.before === undefined ? undefined : readCursor(query.before);
      const { call_id: callId, contact_id: contactId, limit } = query;
      const found = await listRecordings(tx, { callId, contactId, before, limit: limit + 1 });
      return keysetPage(found, limit, (one) => ({ at: one.recorded_at, id: one.id }));
    }),
  );
  app.get(
    recordings.getRecording.path,
    door(tools, recordings.getRecording, async ({ param, tx }) => {
      const [found] = await listRecordings(tx, { id: param('id'), limit: 1 });
      if (found === undefined) throw notFound('recording');
      return { data: found };
    }),
  );
  app.post(
    recordings.createRecordingLink.path,
    door(tools, recordings.createRecordingLink, async ({ param, tx, accountId, now, ownOrigin }) => {
      const [found] = await listRecordings(tx, { id: param('id'), limit: 1 });
      if (found === undefined) throw notFound('recording');
      if (found.state !== 'available') throw new ApiProblem('gone', 'The sound was erased.');
      return {
        data: { ...links.make(['recording', accountId, found.id], { now, ownOrigin }), mime_type: 'audio/wav' },
        contactId: found.contact_id,
      };
    }),
  );
  app.delete(
    recordings.deleteRecording.path,
    door(tools, recordings.deleteRecording, async ({ param, tx, emit, now, afterwards, services }) => {
      const callId = await eraseSound(tx, 'recording', param('id'), now);
      if (callId === undefined) throw notFound('recording');
      if (await isByHand(tx, callId)) await showTranscript({ tx, emit, now }, callId, []);
      afterwards(() => services.mediaEraser.wake());
      return {};
    }),
  );

  app.put(
    recordings.putTranscript.path,
    door(tools, recordings.putTranscript, async ({ param, body, tx, emit, now }) => {
      const [found] = await listRecordings(tx, { id: param('id'), limit: 1 });
      if (found === undefined) throw notFound('recording');
      if (found.state !== 'available') throw new ApiProblem('gone', 'The sound was erased.');
      if (!(await isByHand(tx, found.call_id))) {
        throw new ApiProblem('conflict', 'The transcript of a Voice AI agent’s call comes with the call.');
      }
      if (found.contact_id !== undefined) await refuseRestricted(tx, found.contact_id);
      await setTranscript({ tx, emit, now }, { id: found.id, callId: found.call_id }, body.turns);
      const [written] = await listRecordings(tx, { id: found.id, limit: 1 });
      return { data: written };
    }),
  );

  app.get(
    voicemails.listVoicemails.path,
    door(tools, voicemails.listVoicemails, async ({ query, tx }) => {
      const before = query.before === undefined ? undefined : readCursor(query.before);
      const { contact_id: contactId, heard, limit } = query;
      const found = await listVoicemails(tx, { contactId, heard, before, limit: limit + 1 });
      return keysetPage(found, limit, (one) => ({ at: one.received_at, id: one.id }));
    }),
  );
  app.get(
    voicemails.getVoicemail.path,
    door(tools, voicemails.getVoicemail, async ({ param, tx }) => {
      const [found] = await listVoicemails(tx, { id: param('id'), limit: 1 });
      if (found === undefined) throw notFound('voicemail');
      return { data: found };
    }),
  );
  app.post(
    voicemails.createVoicemailLink.path,
    door(tools, voicemails.createVoicemailLink, async ({ param, tx, accountId, now, ownOrigin }) => {
      const [found] = await listVoicemails(tx, { id: param('id'), limit: 1 });
      if (found === undefined) throw notFound('voicemail');
      if (found.state !== 'available') throw new ApiProblem('gone', 'The sound was erased.');
      return {
        data: { ...links.make(['voicemail', accountId, found.id], { now, ownOrigin }), mime_type: 'audio/wav' },
        contactId: found.contact_id,
      };
    }),
  );
  app.patch(
    voicemails.updateVoicemail.path,
    door(tools, voicemails.updateVoicemail, async ({ param, body, tx }) => {
      if (!(await setHeard(tx, param('id'), body.heard))) throw notFound('voicemail');
      const [found] = await listVoicemails(tx, { id: param('id'), limit: 1 });
      return { data: found };
    }),
  );
  app.delete(
    voicemails.deleteVoicemail.path,
    door(tools, voicemails.deleteVoicemail, async ({ param, tx, now, afterwards, services }) => {
      if ((await eraseSound(tx, 'voicemail', param('id'), now)) === undefined) throw notFound('voicemail');
      afterwards(() => services.mediaEraser.wake());
      return {};
    }),
  );

  app.get(recordings.getMedia.path, async (c) => {
    const wanted = links.read(c.req.param('key'), tools.services.now());
    if (wanted === undefined) throw notFound('sound');
    if (wanted === 'expired') throw new ApiProblem('gone', 'The address has expired.');
    const [kind, accountId, id] = wanted;
    const sound = await db.read(accountId, (tx) => readSound(tx, kind, id));
    if (sound === undefined) throw new ApiProblem('gone', 'The sound was erased.');
    const base = { 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-store' };
    const range = readRange(c.req.header('range'), sound.length);
    if (range === 'unsatisfiable') {
      throw new ApiProblem('range_not_satisfiable', 'The range lies outside the sound.', {
        headers: { 'Content-Range': `bytes */${sound.length}` },
      });
    }
    if (range === undefined) return c.body(Uint8Array.from(sound).buffer, 200, base);
    const part = Uint8Array.from(sound.subarray(range.from, range.to + 1)).buffer;
    return c.body(part, 206, { ...base, 'Content-Range': `bytes ${range.from}-${range.to}/${sound.length}` });
  });
}
