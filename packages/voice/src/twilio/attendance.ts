import { systemClock, type Clock, type VoiceTransport } from '@dialora/core';

/** The API holds a device that was not heard of for 75 seconds to be gone. */
const repeatMs = 30_000;

export interface AttendanceOptions {
  readonly transport: Pick<VoiceTransport, 'line' | 'subscribe'>;
  /** Tells the API. What fails is said again half a minute later. */
  readonly tell: (registered: boolean) => Promise<unknown>;
  readonly clock?: Clock;
}

/**
 * Says that this device can be rung, as long as it is so. Twilio tells nobody which of its devices are registered, and a
 * call for an agent whom the API believes to be away goes to voicemail; the local gateway knows by itself. Returns the
 * undo, which says that the device is gone.
 */
export function keepAttendance({ transport, tell, clock = systemClock }: AttendanceOptions): () => void {
  let isThere = false;
  let cancel = (): void => undefined;

  function say(): void {
    cancel();
    if (isThere) cancel = clock.after(repeatMs, say);
    tell(isThere).catch(() => undefined);
  }

  function follow(): void {
    const now = transport.line.state === 'ready';
    if (now === isThere) return;
    isThere = now;
    say();
  }

  const undo = transport.subscribe((event) => {
    if (event.type === 'line') follow();
  });
  follow();
  return () => {
    undo();
    if (!isThere) return;
    isThere = false;
    say();
  };
}
