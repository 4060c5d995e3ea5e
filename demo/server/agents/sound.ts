import type { Turn } from './line.js';

const sampleRate = 8_000;
const header = 44;
/** A turn of the local line lasts so long at most; then there is silence until the next one. */
const longestTurnSeconds = 4;

/**
 * What the local line leaves as the recording of a call: nobody spoke, so each turn is a soft tone from where it begins,
 * the agent's higher than the contact's. WAV, PCM, 8 bit, 8 kHz, mono.
 */
export function soundOfTurns(turns: readonly Turn[]): { readonly wav: Uint8Array; readonly durationSeconds: number } {
  const durationSeconds = Math.ceil((turns.at(-1)?.at_seconds ?? 0) + longestTurnSeconds);
  const samples = Buffer.alloc(durationSeconds * sampleRate, 128); // 128 is silence in 8 bit
  turns.forEach((turn, at) => {
    const next = turns[at + 1]?.at_seconds ?? durationSeconds;
    const seconds = Math.min(longestTurnSeconds, Math.max(0, next - turn.at_seconds - 0.5));
    const pitch = turn.speaker === 'agent' ? 330 : 220;
    const from = Math.round(turn.at_seconds * sampleRate);
    const length = Math.round(seconds * sampleRate);
    for (let n = 0; n < length && from + n < samples.length; n += 1) {
      // Swells and fades four times a second, as syllables do.
      const level = 24 * Math.abs(Math.sin((Math.PI * 4 * n) / sampleRate));
      samples[from + n] = 128 + Math.round(level * Math.sin((2 * Math.PI * pitch * n) / sampleRate));
    }
  });
  const wav = Buffer.alloc(header + samples.length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples.length, 40);
  samples.copy(wav, header);
  return { wav, durationSeconds };
}
