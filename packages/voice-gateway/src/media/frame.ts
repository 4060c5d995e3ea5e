/** Telephone audio: 8 kHz, mono, 16-bit, in steps of 20 ms. */
export const sampleRate = 8_000;
export const frameMs = 20;
export const frameSamples = (sampleRate * frameMs) / 1000;

/** 160 samples. A frame belongs to whoever made it for 20 ms: read it, do not keep or change it. */
export type Frame = Int16Array;

export const silence: Frame = new Int16Array(frameSamples);
