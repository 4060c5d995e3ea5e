import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file that grows into a ZIP archive (PKWARE APPNOTE 6.3.10, deflate, UTF-8 names) piece by piece. */
export interface ZipWriter {
  /** Adds a whole file; returns the bytes to write on. */
  add(name: string, content: string): Uint8Array;
  /** The directory that closes the archive. */
  end(): Uint8Array;
}

const utf8Names = 0x0800;

export function createZip(at: Date): ZipWriter {
  const directory: Buffer[] = [];
  let offset = 0;
  let files = 0;
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();

  return {
    add(name, content) {
      const bytes = Buffer.from(content, 'utf8');
      const packed = deflateRawSync(bytes);
      const label = Buffer.from(name, 'utf8');
      const shared = Buffer.alloc(26);
      shared.writeUInt16LE(20, 0); // version needed
      shared.writeUInt16LE(utf8Names, 2);
      shared.writeUInt16LE(8, 4); // deflate
      shared.writeUInt16LE(time, 6);
      shared.writeUInt16LE(date, 8);
      shared.writeUInt32LE(crc32(bytes), 10);
      shared.writeUInt32LE(packed.length, 14);
      shared.writeUInt32LE(bytes.length, 18);
      shared.writeUInt16LE(label.length, 22);
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, label, packed]);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, label]));
      offset += local.length;
      files += 1;
      return local;
    },
    end() {
      const entries = Buffer.concat(directory);
      const tail = Buffer.alloc(22);
      tail.write('PK\x05\x06', 0, 'latin1');
      tail.writeUInt16LE(files, 8);
      tail.writeUInt16LE(files, 10);
      tail.writeUInt32LE(entries.length, 12);
      tail.writeUInt32LE(offset, 16);
      return Buffer.concat([entries, tail]);
    },
  };
}

/** Reads the files of an archive by its directory. @throws Error when a file is damaged. */
export function readZip(archive: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('This is no ZIP archive.');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)));
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`${name} is damaged.`);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
