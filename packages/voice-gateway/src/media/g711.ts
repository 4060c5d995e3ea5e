/**
 * G.711 mu-law (ITU-T G.711), by tables made once. Decoding and encoding again gives the same byte, save that the two
 * codes of zero (0x7f and 0xff) become one.
 */
const bias = 0x84;
const clip = 32_635;

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), clip) + bias;
  let exponent = 7;
  for (let mask = 0x4000; exponent > 0 && (magnitude & mask) === 0; mask >>= 1) exponent -= 1;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decodeSample(code: number): number {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + bias) << exponent) - bias;
  return (inverted & 0x80) === 0 ? magnitude : -magnitude;
}

const decoded = Int16Array.from({ length: 256 }, (_, code) => decodeSample(code));
const encoded = Uint8Array.from({ length: 65_536 }, (_, index) => encodeSample(index - 32_768));

/** Samples of 16 bits from mu-law bytes. */
export function decodeUlaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) samples[index] = decoded[bytes[index] ?? 0xff] ?? 0;
  return samples;
}

/** Mu-law bytes from samples of 16 bits. */
export function encodeUlaw(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    bytes[index] = encoded[(samples[index] ?? 0) + 32_768] ?? 0xff;
  return bytes;
}
