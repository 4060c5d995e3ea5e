import type { Clock } from '../clock.js';
import type { Mixer, Playing } from '../media/mixer.js';
import type { AudioPort } from '../media/port.js';
import { createRecorder } from '../media/recorder.js';
import { recordingAnnouncement } from '../media/tones.js';
import { writeWav } from '../media/wav.js';
import { createSid } from '../sid.js';
import type { Recorded, RecordingPhase } from './types.js';

export interface CallRecording {
  readonly phase: RecordingPhase;
  start(): void;
  setPaused(paused: boolean): void;
  /** Somebody came, went, was held or resumed: whoever was not told yet must be before a word of theirs is kept. */
  partiesChanged(): void;
  stop(): Recorded;
}

export interface CallRecordingOptions {
  readonly mixer: Mixer;
  readonly clock: Clock;
  /** False only where no law and no courtesy asks for it; `Recorded.announced` says so for ever. */
  readonly announcement: boolean;
  /** Who can hear and be heard now. */
  readonly parties: () => readonly AudioPort[];
  readonly onPhase: (phase: RecordingPhase) => void;
}

export function createCallRecording(options: CallRecordingOptions): CallRecording {
  const { mixer, clock } = options;
  const recorder = createRecorder();
  const informed = new Set<AudioPort>();
  let phase: RecordingPhase = 'off';
  let paused = false;
  let startedAt: number | undefined;
  let stopTap: (() => void) | undefined;
  /** Those who are being told now; one who is put on hold meanwhile has not heard it. */
  let telling: Map<AudioPort, Playing> | undefined;

  function enter(next: RecordingPhase): void {
    if (next === 'recording') {
      startedAt ??= clock.now();
      stopTap ??= mixer.tap((frame) => recorder.add(frame));
    } else {
      stopTap?.();
      stopTap = undefined;
    }
    if (next === phase) return;
    phase = next;
    options.onPhase(phase);
  }

  function proceed(): void {
    const present = options.parties();
    if (telling !== undefined) {
      for (const [port, playing] of telling) if (!present.includes(port)) playing.stop();
      return;
    }
    if (paused) {
      enter('paused');
      return;
    }
    const unaware = options.announcement ? present.filter((port) => !informed.has(port)) : [];
    if (unaware.length > 0) void announceTo(unaware);
    else enter('recording');
  }

  async function announceTo(ports: readonly AudioPort[]): Promise<void> {
    const current = new Map(ports.map((port) => [port, mixer.play(recordingAnnouncement(), port)]));
    telling = current;
    enter('announcing');
    for (const [port, { done }] of current) if (await done) informed.add(port);
    if (telling !== current) return;
    telling = undefined;
    proceed();
  }

  return {
    get phase() {
      return phase;
    },
    start: proceed,
    setPaused(next) {
      paused = next;
      proceed();
    },
    partiesChanged: proceed,
    stop() {
      const current = telling;
      telling = undefined;
      for (const playing of current?.values() ?? []) playing.stop();
      enter('off');
      return {
        recordingSid: createSid('RE'),
        startedAt: startedAt ?? clock.now(),
        durationMs: recorder.durationMs,
        announced: options.announcement && startedAt !== undefined,
        wav: writeWav(recorder.samples()),
      };
    },
  };
}
