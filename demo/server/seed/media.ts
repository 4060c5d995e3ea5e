import { soundOfTurns } from '../agents/sound.js';
import type { OwnerTransaction } from '../db/database.js';
import { keepHere, localKeeper } from '../media/local.js';
import { noteMessageMedia, type NewMedium } from '../media/of-message.js';
import { drawPng, type Colour } from './png.js';
import { createRandom } from './random.js';

/** What came along with messages of the demo, by type; made up by code, so that it can be looked at without a carrier. */
const makers = {
  'image/png': () => snowyHouse(640, 480),
  'audio/wav': () => soundOfTurns([{ speaker: 'contact', text: 'x'.repeat(60), at_seconds: 0 }]).wav,
  'application/pdf': () => letter('Bolletta elettrica, ottobre', '3.412 kWh, di cui 61 % in fascia F1'),
} as const;

export type SeedMediumType = keyof typeof makers;

export interface SeedMessage {
  readonly accountId: string;
  readonly messageId: string;
  readonly at: string;
  readonly media: readonly { readonly id: string; readonly mime_type: SeedMediumType }[];
}

/** Keeps the media of messages in this server's own database, in the place of a carrier. */
export async function writeMessageMedia(tx: OwnerTransaction, messages: readonly SeedMessage[]): Promise<void> {
  for (const { accountId, messageId, at, media } of messages) {
    const kept: NewMedium[] = [];
    for (const { id, mime_type: mimeType } of media) {
      const reference = await keepHere(tx, accountId, id, makers[mimeType]());
      kept.push({ id, keeper: localKeeper, reference, mimeType });
    }
    await noteMessageMedia(tx, accountId, messageId, kept, new Date(at));
  }
}

/** A house in the evening snow, light in its windows. */
function snowyHouse(width: number, height: number): Uint8Array {
  const random = createRandom(7);
  const flakes = new Set<number>();
  for (let left = 900; left > 0; left--) {
    const at = random.int(0, height - 2) * width + random.int(0, width - 2);
    for (const dot of [at, at + 1, at + width, at + width + 1]) flakes.add(dot);
  }
  const within = (x: number, y: number, box: readonly [number, number, number, number]): boolean =>
    x >= box[0] && y >= box[1] && x < box[2] && y < box[3];
  const colourAt = (x: number, y: number): Colour => {
    if (flakes.has(y * width + x)) return [246, 249, 253];
    const [u, v] = [x / width, y / height];
    const ground = 0.8 + 0.03 * Math.sin(u * 7);
    if (v > ground) return mix([232, 240, 249], [188, 205, 226], (v - ground) / 0.2);
    // Walls, windows and door.
    for (const box of [
      [0.36, 0.56, 0.44, 0.66],
      [0.56, 0.56, 0.64, 0.66],
    ] as const) {
      if (within(u, v, box)) return Math.abs(u - (box[0] + box[2]) / 2) < 0.004 ? [92, 60, 44] : [255, 214, 130];
    }
    if (within(u, v, [0.47, 0.62, 0.53, 0.81])) return [92, 60, 44];
    if (within(u, v, [0.3, 0.5, 0.7, 0.82])) return mix([158, 86, 66], [130, 68, 56], v);
    const slope = 0.3 + Math.abs(u - 0.5) * 0.8;
    if (v < 0.5 && v > slope - 0.05 && u > 0.25 && u < 0.75) return v < slope ? [238, 244, 251] : [70, 62, 74];
    if (within(u, v, [0.6, 0.28, 0.65, 0.42])) return [96, 74, 72];
    return mix([38, 52, 92], [128, 140, 184], v);
  };
  return drawPng(width, height, colourAt);
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const at = Math.min(1, Math.max(0, share));
  const between = (a: number, b: number): number => Math.round(a + (b - a) * at);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

/** A page of PDF 1.4 (ISO 32000) with two lines on it. */
function letter(title: string, line: string): Uint8Array {
  const text = `BT /F 20 Tf 72 740 Td (${title}) Tj 0 -32 Td /F 12 Tf (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places: string[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, 'latin1');
}
