import type { AudioDevices, AudioLevels, Call, Clock, DeviceKind, PhoneSnapshot, Readable } from '@dialora/core';
import { createStore, isConnected, systemClock } from '@dialora/core';
import type { Ringtone } from '../softphone/ports.js';
import { createRingtone } from '../softphone/ringtone.js';
import type { AudioChoices } from './choices.js';
import { keepChoices, keptChoices } from './choices.js';
import { changeOf, choiceOf } from './device-list.js';
import type { AudioEnvironment } from './environment.js';
import { browserAudio } from './environment.js';
import { createLevelWatch } from './level-watch.js';
import { createLoudness } from './loudness.js';
import type { TrackReplaced } from './open-microphones.js';
import { createOpenMicrophones } from './open-microphones.js';
import { openOutput } from './output.js';
import { createSoundUnlock } from './sound-unlock.js';
import { playChime, playRing } from './tones.js';

/** Where a transport gets the microphone of its calls from, and what it tells of what they sound through. */
export interface CallAudio {
  /** Opens the chosen microphone. The stream stays the same when another device is chosen; its track changes. */
  openMicrophone(): Promise<MediaStream>;
  closeMicrophone(stream: MediaStream): void;
  /** Told when a track takes another one's place, in the stream already; the former is stopped after that. */
  onTrackReplaced(listener: TrackReplaced): () => void;
  /** A call is heard through this element, on the chosen speaker from now on; returns the undo. */
  hearThrough(element: HTMLAudioElement): () => void;
}

/** Everything that sounds: devices, their tests, levels, ringing. One for the page that owns the audio. */
export interface PhoneAudio {
  readonly devices: Readable<AudioDevices | undefined>;
  readonly sound: Readable<PhoneSnapshot['sound']>;
  readonly speakingWhileMuted: Readable<boolean>;
  /** Measured ten times a second while somebody subscribes and a microphone is open. */
  readonly levels: Readable<AudioLevels>;
  readonly ringtone: Ringtone;
  readonly calls: CallAudio;
  /** Looks at the devices from now on. */
  start(): Promise<void>;
  /** Whose calls are on now: whether somebody speaks while muted is looked at during a call. */
  follow(calls: readonly Call[]): void;
  choose(kind: DeviceKind, deviceId: string | undefined): Promise<void>;
  setNoiseSuppression(on: boolean): Promise<void>;
  playTestSound(kind: 'speaker' | 'ringer'): Promise<void>;
  enableSound(): Promise<void>;
  /** Opens the microphone outside of a call until the returned function is called. Rejects as `getUserMedia` does. */
  testMicrophone(): Promise<() => void>;
  dispose(): void;
}

export interface PhoneAudioOptions {
  readonly environment?: AudioEnvironment;
  readonly clock?: Clock;
  readonly onMicrophoneLost?: () => void;
}

/** A sound to test with is over by then, in ms. */
const testSoundMs = 1_500;

export function createPhoneAudio(options: PhoneAudioOptions = {}): PhoneAudio {
  const environment = options.environment ?? browserAudio();
  const clock = options.clock ?? systemClock;
  const { mediaDevices, storage, canChooseOutput } = environment;
  const devices = createStore<AudioDevices | undefined>(undefined);
  const unlock = createSoundUnlock(environment, clock);
  const elements = new Set<HTMLAudioElement>();
  let choices = keptChoices(storage);
  let started = false;
  let calls: readonly Call[] = [];

  const canSuppress = mediaDevices?.getSupportedConstraints().noiseSuppression === true;
  const microphones = createOpenMicrophones({
    mediaDevices,
    wanted: () => ({
      noiseSuppression: choices.noiseSuppression,
      ...(choices.microphone === undefined ? {} : { deviceId: choices.microphone }),
    }),
    onLost: () => options.onMicrophoneLost?.(),
  });

  async function readDevices(): Promise<void> {
    const found = await mediaDevices?.enumerateDevices().catch(() => undefined);
    if (found === undefined) return;
    const before = devices.get();
    const microphone = choiceOf(found, 'audioinput', choices.microphone);
    const speaker = canChooseOutput ? choiceOf(found, 'audiooutput', choices.speaker) : undefined;
    const ringer = canChooseOutput ? choiceOf(found, 'audiooutput', choices.ringer) : undefined;
    const at = clock.now();
    const lastChange =
      changeOf('microphone', before?.microphone, microphone, at) ??
      (speaker && changeOf('speaker', before?.speaker, speaker, at)) ??
      (ringer && choices.ringer !== undefined ? changeOf('ringer', before?.ringer, ringer, at) : undefined) ??
      before?.lastChange;
    devices.set({
      microphone,
      ...(speaker === undefined ? {} : { speaker }),
      ...(ringer === undefined ? {} : { ringer }),
      noiseSuppression: !canSuppress ? 'unsupported' : choices.noiseSuppression ? 'on' : 'off',
      ...(lastChange === undefined ? {} : { lastChange }),
    });
    if (before === undefined) return;
    if (before.microphone.inUse?.id !== microphone.inUse?.id) await microphones.reopen();
    if (before.speaker?.inUse?.id !== speaker?.inUse?.id) for (const element of elements) send(element);
  }

  /** The id to play on; the system's own for a device that is gone. */
  function outputOf(kind: 'speaker' | 'ringer'): string | undefined {
    const choice = devices.get()?.[kind];
    return choice?.available.some(({ id }) => id === choice.chosen) === true ? choice.chosen : undefined;
  }
  function send(element: HTMLAudioElement): void {
    if (canChooseOutput) void element.setSinkId(outputOf('speaker') ?? '').catch(() => undefined);
  }
  const outputs = (): readonly (string | undefined)[] => [...new Set([outputOf('speaker'), outputOf('ringer')])];

  const watch = createLevelWatch({
    clock,
    loudness: createLoudness(environment.createContext),
    microphone: () => microphones.liveTrack(),
    heard: () => [...elements].flatMap(heardTrack),
    isMuted: () => calls.some((call) => call.muted && isConnected(call) && call.heldSince === undefined),
  });

  const onDeviceChange = (): void => void readDevices();
  async function change(next: Partial<AudioChoices>): Promise<void> {
    choices = { ...choices, ...next };
    keepChoices(storage, choices);
    await readDevices();
  }

  return {
    devices,
    speakingWhileMuted: watch.speakingWhileMuted,
    sound: unlock.state,
    levels: watch.levels,
    ringtone: createRingtone({ open: (deviceId) => openOutput(environment, deviceId), outputs, clock }),
    calls: {
      async openMicrophone() {
        const stream = await microphones.open();
        // Names and ids come with the permission.
        if (devices.get()?.microphone.inUse?.label === '' || devices.get()?.microphone.inUse === undefined) {
          void readDevices();
        }
        return stream;
      },
      closeMicrophone: (stream) => microphones.close(stream),
      onTrackReplaced: (listener) => microphones.onReplaced(listener),
      hearThrough(element) {
        elements.add(element);
        send(element);
        return () => void elements.delete(element);
      },
    },
    async start() {
      if (!started) {
        started = true;
        mediaDevices?.addEventListener('devicechange', onDeviceChange);
        void unlock.look();
      }
      await readDevices();
    },
    follow(next) {
      calls = next;
      watch.nudge();
    },
    async choose(kind, deviceId) {
      const { [kind]: _former, ...rest } = choices;
      choices = rest;
      await change(deviceId === undefined ? {} : { [kind]: deviceId });
    },
    async setNoiseSuppression(noiseSuppression) {
      await change({ noiseSuppression });
      await microphones.reopen();
    },
    async playTestSound(kind) {
      await readDevices();
      const output = openOutput(environment, outputOf(kind));
      if (output === undefined) return;
      if (kind === 'speaker') playChime(output);
      else playRing(output, 0.22);
      clock.after(testSoundMs, () => output.close());
    },
    enableSound: () => unlock.look(),
    async testMicrophone() {
      const stream = await microphones.open();
      await readDevices();
      return () => microphones.close(stream);
    },
    dispose() {
      mediaDevices?.removeEventListener('devicechange', onDeviceChange);
      unlock.stop();
      watch.stop();
    },
  };
}

/** What an element plays now; a call on hold plays nothing. */
function heardTrack(element: HTMLAudioElement): readonly MediaStreamTrack[] {
  const [track] = (element.srcObject as MediaStream | null)?.getAudioTracks() ?? [];
  return track?.enabled === true && track.readyState === 'live' ? [track] : [];
}
