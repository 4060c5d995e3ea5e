import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readArchive, readCsv } from '../testing/read-export.js';
import { writeArchive, type ArchiveFile } from './archive.js';
import { csvHeader, writeCsv } from './csv.js';

describe('the CSV of an export', () => {
  test('tells null from the empty text, quotes what is text, and writes the rest as JSON', () => {
    const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const row = { a: '', b: null, d: false, e: -1.5, f: { x: 'say "hi"' }, g: ['x', 1] };
    assert.equal(
      csvHeader(columns) + writeCsv(columns, [row]),
      'a,b,c,d,e,f,g\r\n"",,,false,-1.5,"{""x"":""say \\""hi\\""""}","[""x"",1]"\r\n',
    );
    assert.equal(writeCsv(columns, []), '');
  });

  test('hands a spreadsheet no formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', "'x"]) {
      assert.equal(writeCsv(['a'], [{ a: text }]), `"'${text}"\r\n`);
    }
  });

  test('property: any text, number, list and gap reads back as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', "'", '=', '-', 'a', ' ', 'é', '😀', '\ufeff'),
    });
    const row = fc.record({
      first: fc.constant(true),
      text,
      gap: fc.option(text),
      number: fc.integer(),
      list: fc.array(text),
    });
    const columns = ['first', 'text', 'gap', 'number', 'list'];
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const read = readCsv(csvHeader(columns) + writeCsv(columns, rows), new Set(['list']));
        assert.deepEqual(
          structuredClone(read),
          rows.map((one) => ({ ...one })),
        );
      }),
    );
  });
});

describe('the archive of an export', () => {
  const at = new Date(Date.UTC(2026, 10, 22, 9, 30));
  async function archive(files: readonly ArchiveFile[]): Promise<readonly Uint8Array[]> {
    const pieces: Uint8Array[] = [];
    await writeArchive(files, at, (bytes) => Promise.resolve(void pieces.push(bytes)));
    return pieces;
  }
  async function* each(...texts: readonly string[]): AsyncGenerator<string, void> {
    yield* texts;
  }
  /** Hexadecimal digits of chance: packed, they are half as long. */
  const noise = Array.from({ length: 8 }, () => randomBytes(200_000).toString('hex'));

  test('holds its files whole, in their order, with their checksums', async () => {
    const bytes = Buffer.concat(
      await archive([
        { name: 'empty.csv', text: each() },
        { name: 'größe.csv', text: each('a,b\r\n', '"é😀",1\r\n') },
        { name: 'noise.csv', text: each(...noise) },
      ]),
    );
    assert.deepEqual(
      [...(await readArchive(bytes))],
      [
        ['empty.csv', ''],
        ['größe.csv', 'a,b\r\n"é😀",1\r\n'],
        ['noise.csv', noise.join('')],
      ],
    );
    const inside = bytes.indexOf('noise.csv') + 5_000;
    bytes.writeUInt8(bytes.readUInt8(inside) ^ 1, inside);
    await assert.rejects(readArchive(bytes));
  });

  test('is written as it is read: what was not taken yet holds the reading up', async () => {
    let read = 0;
    let written = 0;
    let mostAhead = 0;
    async function* text(): AsyncGenerator<string, void> {
      for (let piece = 0; piece < 50; piece += 1) {
        read += noise[0]?.length ?? 0;
        // Half of it is left after packing.
        mostAhead = Math.max(mostAhead, read / 2 - written);
        yield noise[piece % noise.length] ?? '';
      }
    }
    await writeArchive([{ name: 'noise.csv', text: text() }], at, async (bytes) => {
      await new Promise(setImmediate);
      written += bytes.byteLength;
    });
    assert.ok(written > 10_000_000);
    assert.ok(mostAhead < 3_000_000, `${mostAhead} bytes were read ahead of ${written}`);
  });

  test('ends with the error of whoever reads or takes it', async () => {
    const broken = async function* (): AsyncGenerator<string, void> {
      yield 'a';
      throw new Error('no more rows');
    };
    await assert.rejects(archive([{ name: 'a.csv', text: broken() }]), /no more rows/);
    let stopped = false;
    const endless = async function* (): AsyncGenerator<string, void> {
      try {
        for (;;) yield noise[0] ?? '';
      } finally {
        stopped = true;
      }
    };
    // The head of the file still has room.
    const full = (bytes: Uint8Array): Promise<void> =>
      bytes.byteLength < 1_000 ? Promise.resolve() : Promise.reject(new Error('no room'));
    await assert.rejects(writeArchive([{ name: 'a.csv', text: endless() }], at, full), /no room/);
    assert.equal(stopped, true, 'and nothing is read on');
  });
});
