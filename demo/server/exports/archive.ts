import { configure, ZipWriter } from '@zip.js/zip.js';

// The library would look for a browser's workers.
configure({ useWebWorkers: false });

/** A file of an archive: its name, and its text piece by piece. */
export interface ArchiveFile {
  readonly name: string;
  readonly text: AsyncIterable<string>;
}

/**
 * Writes a ZIP archive (deflate, UTF-8 names, zip64) as its files are read, so that a big one takes no more memory
 * than a small one. `put` takes the bytes in their order, and holds up the reading.
 */
export async function writeArchive(
  files: Iterable<ArchiveFile>,
  at: Date,
  put: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const zip = new ZipWriter(new WritableStream<Uint8Array>({ write: put }), { lastModDate: at });
  for (const { name, text } of files) {
    const pieces = text[Symbol.asyncIterator]();
    try {
      await zip.add(name, { readable: encoded(pieces) });
    } finally {
      // The library leaves a reading alone whose writing failed; a query of it must not outlive its transaction.
      await pieces.return?.();
    }
  }
  await zip.close();
}

function encoded(pieces: AsyncIterator<string>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done === true) controller.close();
        else controller.enqueue(Buffer.from(piece.value, 'utf8'));
      },
    },
    { highWaterMark: 0 },
  );
}
