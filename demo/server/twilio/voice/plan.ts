import { randomUUID } from 'node:crypto';
import { forgetRecorder, type Effect } from './effects.js';
import { isHeld, legOf, present, talking, type Leg, type TwilioLine } from './line.js';

/**
 * What has to be asked of Twilio so that the line becomes as it is wanted; undefined when all is as wanted or on its way.
 * It looks at how things stand and not at what happened: a callback that comes twice, late or in another order changes
 * nothing, and what failed is asked again with the next one.
 */
export function nextEffect(line: TwilioLine): Effect | undefined {
  settle(line);
  return mailbox(line) ?? move(line) ?? ring(line) ?? dismiss(line) ?? hold(line) ?? record(line);
}

function mailbox(line: TwilioLine): Effect | undefined {
  const parent = line.legs.find(({ role }) => role === 'parent');
  if (line.mailbox !== 'wanted' || parent === undefined || parent.phase === 'ended') return undefined;
  return { type: 'mailbox', sid: parent.sid };
}

/** A bridge becomes a conference when its child is sent there: the parent's `<Dial>` ends, and it asks us what to do next. */
function move(line: TwilioLine): Effect | undefined {
  if (line.shape !== 'conference') return undefined;
  const leg = talking(line).find(
    ({ role, joined, moving }) => (role === 'child' || role === 'guest') && joined !== true && moving !== true,
  );
  return leg && { type: 'redirect', sid: leg.sid, held: leg.wantHeld === true };
}

function ring(line: TwilioLine): Effect | undefined {
  const [next] = line.rings;
  return next && { type: 'ring', ...next };
}

/** After the moves: who is hung up takes a bridge down. */
function dismiss(line: TwilioLine): Effect | undefined {
  const leg = line.legs.find(
    ({ dismissed, leaving, phase }) => dismissed === true && leaving !== true && phase !== 'ended',
  );
  return leg && { type: 'hang-up', sid: leg.sid };
}

function hold(line: TwilioLine): Effect | undefined {
  const { conference } = line;
  const leg = talking(line).find((one) => one.joined === true && (one.wantHeld ?? false) !== (one.held ?? false));
  if (leg === undefined || conference === undefined) return undefined;
  return { type: 'hold', conference, sid: leg.sid, held: leg.wantHeld === true };
}

/** Nobody's word is kept before the announcement was played to its end to everybody who is heard. */
function record(line: TwilioLine): Effect | undefined {
  const { recording, conference } = line;
  const { sid, leg, running = false } = recording;
  const steer = (status: 'paused' | 'in-progress' | 'stopped'): Effect | undefined =>
    sid === undefined || leg === undefined ? undefined : { type: 'recording', leg, sid, status };
  if (recording.wanted === 'off') return steer('stopped');
  if (recording.wanted === 'paused') return running ? steer('paused') : undefined;
  const heard = talking(line).filter((one) => one.joined === true && !isHeld(one));
  const unaware = heard.filter((one) => !recording.informed.includes(one.sid));
  if (running && unaware.length > 0) return steer('paused');
  const next = unaware.find((one) => !recording.telling.includes(one.sid));
  if (next !== undefined && conference !== undefined) return { type: 'announce', conference, sid: next.sid };
  // Both ends of the call have to be in the conference, or the recorder would begin before they hear each other.
  if (unaware.length > 0 || running || heard.length < 2) return undefined;
  if (sid !== undefined) return steer('in-progress');
  const [first] = heard;
  return first && { type: 'record', sid: first.sid };
}

/** What follows without Twilio: nobody stays alone, and nobody stays for a call that was not taken. */
function settle(line: TwilioLine): void {
  for (const leg of line.legs) {
    if (leg.back === undefined || leg.phase !== 'ended') continue;
    const { back } = leg;
    delete leg.back;
    if (leg.end === 'completed') continue;
    const [far] = talking(line);
    if (far === undefined) continue;
    const from = far.who.kind === 'number' ? far.who.number : `client:agent.${far.who.agentId}`;
    line.rings.push({ id: randomUUID(), to: { kind: 'agent', agentId: back, from, returned: true } });
  }
  // Whoever was asked in vain is forgotten before the rest is sent home.
  const rung = present(line).filter(({ phase }) => phase === 'ringing');
  const isAlone =
    line.shape === 'conference' && line.rings.length === 0 && rung.length === 0 && talking(line).length < 2;
  if (isAlone) for (const leg of talking(line)) leg.dismissed = true;
  const { recording } = line;
  recording.telling = recording.telling.filter((sid) => isTelling(legOf(line, sid)));
  const recorded = recording.leg === undefined ? undefined : legOf(line, recording.leg);
  // The recorder went with its leg; whoever is left is recorded anew.
  if (recorded?.phase === 'ended') forgetRecorder(line);
}

const isTelling = (leg: Leg | undefined): boolean => leg?.phase === 'answered' && leg.joined === true && !isHeld(leg);
