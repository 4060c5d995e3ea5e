import type { Services } from '../services.js';

/** The bytes of a ready export, piece by piece as they are asked for. */
export function streamExport({ db, secrets }: Services, accountId: string, id: string): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { rows } = await db.read(accountId, (tx) =>
        tx.query<{ content: Uint8Array }>('select content from export_chunks where export_id = $1 and position = $2', [
          id,
          position,
        ]),
      );
      if (rows[0] === undefined) {
        controller.close();
        return;
      }
      const piece = secrets.unseal(rows[0].content, `${id} ${position}`);
      position += 1;
      controller.enqueue(Buffer.from(piece, 'base64'));
    },
  });
}

/** Headers of the answer that carries it. */
export function exportHeaders(made: {
  readonly id: string;
  readonly format: 'json' | 'csv';
  readonly size?: number | undefined;
}): Record<string, string> {
  const isJson = made.format === 'json';
  return {
    'Content-Type': isJson ? 'application/json; charset=utf-8' : 'application/zip',
    'Content-Disposition': `attachment; filename="${made.id}.${isJson ? 'json' : 'zip'}"`,
    ...(made.size === undefined ? {} : { 'Content-Length': String(made.size) }),
  };
}
