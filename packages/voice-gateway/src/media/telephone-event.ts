/** One RTP payload of RFC 4733, section 2.3: a named event, here always a key of the telephone. */
export interface TelephoneEvent {
  readonly digit: string;
  readonly end: boolean;
  /** -dBm0, 0 to 63. */
  readonly volume: number;
  /** How long it has sounded, in RTP ticks (1/8000 s), at most 65535. */
  readonly duration: number;
}

const digits = '0123456789*#ABCD';

/** Reads a payload; `undefined` for what is too short or names an event that is no key. */
export function readTelephoneEvent(payload: Uint8Array): TelephoneEvent | undefined {
  const [event, flags, high, low] = payload;
  if (event === undefined || flags === undefined || high === undefined || low === undefined) return undefined;
  const digit = digits[event];
  if (digit === undefined) return undefined;
  return { digit, end: (flags & 0x80) !== 0, volume: flags & 0x3f, duration: (high << 8) | low };
}

/** @throws RangeError when `digit` is no key of the telephone. */
export function writeTelephoneEvent(event: TelephoneEvent): Uint8Array {
  const code = event.digit.length === 1 ? digits.indexOf(event.digit) : -1;
  if (code < 0) throw new RangeError(`A telephone event needs one of "${digits}", got "${event.digit}".`);
  return Uint8Array.of(
    code,
    (event.end ? 0x80 : 0) | (event.volume & 0x3f),
    (event.duration >> 8) & 0xff,
    event.duration & 0xff,
  );
}
