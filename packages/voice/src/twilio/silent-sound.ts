/**
 * Stands in for the SDK's `Sound`: nothing is fetched and nothing is played. Ringing is ours (`createRingtone`), key tones
 * are synthesised by the SDK itself, and `incoming` is not held up by a ringtone that cannot load.
 */
export function silentSound(this: unknown, name: string): SilentSound {
  return { name, isPlaying: false, play: () => Promise.resolve(), stop: () => undefined, setSinkIds: () => undefined };
}

export interface SilentSound {
  readonly name: string;
  readonly isPlaying: boolean;
  play(): Promise<void>;
  stop(): void;
  setSinkIds(ids: readonly string[]): void;
}
