import type { Clock, PhoneSnapshot, Store, VoiceTransport } from '@dialora/core';
import { DialoraError, isLive, toProblem } from '@dialora/core';
import type { PhoneAudio } from '../audio/index.js';
import { microphoneProblem } from './microphone.js';
import type { AudioCommands } from './without-desk.js';

export interface AudioCommandsOptions {
  readonly audio: PhoneAudio;
  readonly phone: Store<PhoneSnapshot>;
  readonly transport: VoiceTransport;
  readonly clock: Clock;
  /** Makes sure of microphone and line, as before a call. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
}

/** Devices, tests and the check of the line, and what they say in the snapshot. Returns the commands and the undo. */
export function audioCommands(options: AudioCommandsOptions): AudioCommands & { readonly stop: () => void } {
  const { audio, phone, transport, clock } = options;

  function show(): void {
    phone.update(({ devices: _former, ...now }) => {
      const devices = audio.devices.get();
      const speakingWhileMuted = audio.speakingWhileMuted.get();
      return { ...now, sound: audio.sound.get(), speakingWhileMuted, ...(devices === undefined ? {} : { devices }) };
    });
  }
  const undos = [
    audio.devices.subscribe(show),
    audio.sound.subscribe(show),
    audio.speakingWhileMuted.subscribe(show),
    phone.subscribe(({ calls }, before) => {
      if (calls !== before.calls) audio.follow(calls);
    }),
  ];

  async function checkLine(given: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { check } = transport;
    if (check === undefined) throw new DialoraError({ kind: 'forbidden', code: 'not_supported' });
    if (phone.get().calls.some(isLive)) throw new DialoraError({ kind: 'conflict', code: 'call_in_progress' });
    if (phone.get().check?.state === 'running') return;
    const signal = given.signal ?? new AbortController().signal;
    phone.update((now) => ({ ...now, check: { state: 'running', startedAt: clock.now() } }));
    try {
      await options.ready(signal);
      const measured = await check({ signal });
      phone.update((now) => ({ ...now, check: { state: 'done', at: clock.now(), ...measured } }));
    } catch (error) {
      if (signal.aborted) phone.update(({ check: _former, ...now }) => now);
      else phone.update((now) => ({ ...now, check: { state: 'failed', at: clock.now(), problem: toProblem(error) } }));
    }
  }

  return {
    chooseDevice: (kind, deviceId) => audio.choose(kind, deviceId),
    playTestSound: (kind) => audio.playTestSound(kind),
    setNoiseSuppression: (on) => audio.setNoiseSuppression(on),
    enableSound: () => audio.enableSound(),
    levels: audio.levels,
    checkLine,
    async testMicrophone() {
      try {
        return await audio.testMicrophone();
      } catch (error) {
        throw new DialoraError(microphoneProblem(error), { cause: error });
      }
    },
    stop() {
      for (const undo of undos) undo();
      audio.dispose();
    },
  };
}
