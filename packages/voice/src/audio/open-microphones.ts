import type { AudioEnvironment } from './environment.js';

/** What a call speaks through; the same stream for the whole call, whatever device is behind it. */
export interface OpenMicrophones {
  /** Opens one. Rejects as `getUserMedia` does. */
  open(): Promise<MediaStream>;
  close(stream: MediaStream): void;
  /** Opens each one that is in use anew, as the choice is now, and puts the new track in the old one's place. */
  reopen(): Promise<void>;
  /** A track that is live now, to look at its loudness. */
  liveTrack(): MediaStreamTrack | undefined;
  /** Told when a track takes another one's place, and waited for; returns the undo. */
  onReplaced(listener: TrackReplaced): () => void;
}

export type TrackReplaced = (former: MediaStreamTrack, next: MediaStreamTrack) => Promise<void>;

export interface OpenMicrophonesOptions {
  readonly mediaDevices: AudioEnvironment['mediaDevices'];
  /** The device to open now, and whether noise is to be taken out. */
  readonly wanted: () => { readonly deviceId?: string; readonly noiseSuppression: boolean };
  /** A microphone went away under a call, and there is no other. */
  readonly onLost: () => void;
}

export function createOpenMicrophones({ mediaDevices, wanted, onLost }: OpenMicrophonesOptions): OpenMicrophones {
  /** Whether the device went away; a stream whose track was stopped on purpose is not opened anew. */
  const streams = new Map<MediaStream, 'live' | 'lost'>();
  const listeners = new Set<TrackReplaced>();
  let working: Promise<void> = Promise.resolve();

  async function ask(): Promise<MediaStream> {
    if (mediaDevices === undefined) throw new TypeError('There are no media devices on this page.');
    const { deviceId, noiseSuppression } = wanted();
    const quality = { echoCancellation: true, autoGainControl: true, noiseSuppression };
    if (deviceId === undefined) return mediaDevices.getUserMedia({ audio: quality });
    try {
      return await mediaDevices.getUserMedia({ audio: { ...quality, deviceId: { exact: deviceId } } });
    } catch (error) {
      // Unplugged: a call on another microphone is better than none.
      const name = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (name !== 'OverconstrainedError' && name !== 'NotFoundError') throw error;
      return mediaDevices.getUserMedia({ audio: quality });
    }
  }

  const trackOf = (stream: MediaStream): MediaStreamTrack | undefined => stream.getAudioTracks()[0];

  /** The `ended` event comes when a device goes away, and never after `stop()`. */
  function watch(stream: MediaStream, track: MediaStreamTrack): void {
    track.addEventListener('ended', () => {
      if (!streams.has(stream) || trackOf(stream) !== track) return;
      streams.set(stream, 'lost');
      void reopen();
    });
  }

  async function reopenOne(stream: MediaStream): Promise<void> {
    const former = trackOf(stream);
    const state = streams.get(stream);
    if (former === undefined || state === undefined) return;
    if (state === 'live' && former.readyState === 'ended') return;
    let next: MediaStreamTrack | undefined;
    try {
      next = trackOf(await ask());
    } catch {
      if (streams.get(stream) === 'lost') onLost();
      return;
    }
    if (next === undefined) return;
    // Closed while the browser opened the new one.
    if (!streams.has(stream) || (streams.get(stream) === 'live' && former.readyState === 'ended')) {
      next.stop();
      return;
    }
    next.enabled = former.enabled;
    stream.removeTrack(former);
    stream.addTrack(next);
    streams.set(stream, 'live');
    watch(stream, next);
    await Promise.all([...listeners].map((listener) => listener(former, next)));
    former.stop();
  }

  function reopen(): Promise<void> {
    // One after another: two changes in a row must not cross.
    working = working.then(async () => {
      for (const stream of [...streams.keys()]) await reopenOne(stream);
    });
    return working;
  }

  return {
    async open() {
      const stream = await ask();
      streams.set(stream, 'live');
      const track = trackOf(stream);
      if (track !== undefined) watch(stream, track);
      return stream;
    },
    close(stream) {
      streams.delete(stream);
      for (const track of stream.getTracks()) track.stop();
    },
    reopen,
    liveTrack: () => [...streams.keys()].map(trackOf).find((track) => track?.readyState === 'live'),
    onReplaced(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
