import type { Leg, TwilioLine } from './line.js';

/** What is wanted of a line, without what is known of it. */
export interface Wish {
  readonly shape: TwilioLine['shape'];
  readonly rings: TwilioLine['rings'];
  readonly mailbox?: TwilioLine['mailbox'];
  readonly recording: TwilioLine['recording']['wanted'];
  readonly legs: readonly Pick<Leg, 'sid' | 'wantHeld' | 'dismissed' | 'away' | 'back'>[];
}

/** How it stands before somebody wants something else. */
export function wishOf(line: TwilioLine): Wish {
  return structuredClone({
    shape: line.shape,
    rings: line.rings,
    mailbox: line.mailbox,
    recording: line.recording.wanted,
    legs: line.legs.map(({ sid, wantHeld, dismissed, away, back }) => ({ sid, wantHeld, dismissed, away, back })),
  }) as Wish;
}

/** Twilio refused: the line is wanted as before, and what was heard of it since stays. */
export function restoreWish(line: TwilioLine, wish: Wish): void {
  line.shape = wish.shape;
  line.rings = [...wish.rings];
  if (wish.mailbox === undefined) delete line.mailbox;
  else line.mailbox = wish.mailbox;
  line.recording.wanted = wish.recording;
  const known = new Map(wish.legs.map((leg) => [leg.sid, leg]));
  // A guest belongs to another call again.
  line.legs = line.legs.filter(({ sid, role }) => role !== 'guest' || known.has(sid));
  for (const leg of line.legs) {
    const former = known.get(leg.sid);
    if (former === undefined) continue;
    delete leg.wantHeld;
    delete leg.dismissed;
    delete leg.away;
    delete leg.back;
    if (former.wantHeld !== undefined) leg.wantHeld = former.wantHeld;
    if (former.dismissed !== undefined) leg.dismissed = former.dismissed;
    if (former.away !== undefined) leg.away = former.away;
    if (former.back !== undefined && leg.phase !== 'ended') leg.back = former.back;
  }
}
