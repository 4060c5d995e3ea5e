/**
 * Key tones heard here only, while a number is typed: the dual-tone pairs of ITU-T Q.23, made by WebAudio. The digits
 * of a call in progress are sent by the line; this is the click of the key.
 */
const rows = [697, 770, 852, 941] as const;
const columns = [1209, 1336, 1477] as const;
const keys = '123456789*0#';

const loudness = 0.05;
const seconds = 0.12;
/** A running AudioContext keeps the audio hardware awake, so it sleeps when nobody types. */
const sleepAfterMs = 5000;

let context: AudioContext | undefined;
let sleeping: ReturnType<typeof setTimeout> | undefined;

/** Plays the tone of a key. Silent when the browser has no audio or does not allow it yet. */
export function playTone(key: string): void {
  const index = keys.indexOf(key === '+' ? '0' : key);
  if (index < 0 || typeof AudioContext === 'undefined') return;
  try {
    const audio = (context ??= new AudioContext({ latencyHint: 'interactive' }));
    void audio.resume().catch(() => undefined);
    const gain = audio.createGain();
    const now = audio.currentTime;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(loudness, now + 0.008);
    gain.gain.setValueAtTime(loudness, now + seconds - 0.02);
    gain.gain.linearRampToValueAtTime(0, now + seconds);
    gain.connect(audio.destination);
    for (const frequency of [rows[Math.floor(index / 3)], columns[index % 3]]) {
      const tone = audio.createOscillator();
      tone.frequency.value = frequency ?? 0;
      tone.connect(gain);
      tone.start(now);
      tone.stop(now + seconds);
    }
    clearTimeout(sleeping);
    sleeping = setTimeout(() => void context?.suspend().catch(() => undefined), sleepAfterMs);
  } catch {
    // No audio device: the key still works, it is only silent.
  }
}
