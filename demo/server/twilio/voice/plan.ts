import { randomUUID } from 'node:crypto';
import { forgetRecorder, type Effect } from './effects.js';
import { isHeld, isWaiting, legOf, mailboxLeg, present, talking, type Leg, type TwilioLine } from './line.js';

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
  const leg = line.mailbox === 'wanted' ? mailboxLeg(line) : undefined;
  return leg && { type: 'mailbox', sid: leg.sid };
}

/** A bridge becomes a conference when its child is sent there: the parent's `<Dial>` ends, and it asks us what to do next. */
function move(line: TwilioLine): Effect | undefined {
  if (line.shape !== 'conference' || line.mailbox !== undefined) return undefined;
  const leg = talking(line).find(
    ({ role, joined, moving }) => (role === 'child' || role === 'guest') && joined !== true && moving !== true,
  );
  return leg && { type: 'redirect', sid: leg.sid, held: hearsMusic(line, leg) };
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
  if (line.mailbox !== undefined) return undefined;
  const leg = talking(line).find((one) => one.joined === true && hearsMusic(line, one) !== (one.held ?? false));
  if (leg === undefined || conference === undefined) return undefined;
  return { type: 'hold', conference, sid: leg.sid, held: hearsMusic(line, leg) };
}

/** A conference is silent for whoever is alone in it, but for who is on hold there. */
const hearsMusic = (line: TwilioLine, leg: Leg): boolean => leg.wantHeld === true || isWaiting(line, leg);

/** Nobody is left to be waited for. What is said from now on is a message, and no part of the recorded conversation. */
export function toMailbox(line: TwilioLine): void {
  line.mailbox = 'wanted';
  line.recording.wanted = 'off';
  line.rings = [];
  if (line.shape !== 'conference') return;
  for (const leg of line.legs) {
    if (leg.phase === 'ringing' && leg.role !== 'parent') leg.dismissed = true;
  }
}

/**
 * Somebody whom a call was handed to did not take it: the agent who handed it over is rung again, and when it was that
 * agent whoever is left alone gets the mailbox.
 */
export function notTaken(
  line: TwilioLine,
  {
    back,
    name,
    returned,
  }: {
    readonly back?: string | undefined;
    readonly name?: string | undefined;
    readonly returned?: boolean | undefined;
  },
): void {
  const [far, ...more] = talking(line);
  if (far === undefined || line.mailbox !== undefined) return;
  if (back !== undefined) {
    const from = far.who.kind === 'number' ? far.who.number : `client:agent.${far.who.agentId}`;
    const to = { kind: 'agent', agentId: back, from, returnedFrom: name ?? '' } as const;
    line.rings.push({ id: randomUUID(), to });
  } else if (returned === true && more.length === 0 && mailboxLeg(line) === far) {
    toMailbox(line);
  }
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
    if (leg.phase !== 'ended') continue;
    const { back, name, returned } = leg;
    delete leg.back;
    delete leg.returned;
    if (leg.end !== 'completed') notTaken(line, { ...(back !== undefined && { back, name }), returned });
  }
  // Whoever was asked in vain is forgotten before the rest is sent home.
  const rung = present(line).filter(({ phase }) => phase === 'ringing');
  if (line.shape === 'conference' && talking(line).length === 0) {
    // Nobody is there any more for whom somebody could take it.
    line.rings = [];
    for (const leg of rung) leg.dismissed = true;
  }
  const isAlone =
    line.shape === 'conference' &&
    line.mailbox === undefined &&
    line.rings.length === 0 &&
    rung.length === 0 &&
    talking(line).length < 2;
  if (isAlone) for (const leg of talking(line)) leg.dismissed = true;
  for (const leg of line.legs) {
    if (isWaiting(line, leg)) leg.waits = true;
    else if (leg.held !== true || leg.wantHeld === true) delete leg.waits;
  }
  const { recording } = line;
  recording.telling = recording.telling.filter((sid) => isTelling(legOf(line, sid)));
  const recorded = recording.leg === undefined ? undefined : legOf(line, recording.leg);
  // The recorder went with its leg; whoever is left is recorded anew.
  if (recorded?.phase === 'ended') forgetRecorder(line);
}

const isTelling = (leg: Leg | undefined): boolean => leg?.phase === 'answered' && leg.joined === true && !isHeld(leg);
