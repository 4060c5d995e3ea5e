import type { Database, Queryable } from '../db/database.js';
import { readRange } from '../http/range.js';
import { MediumProblem, type KeptMedium, type MediaKeeper } from './outside.js';

/** The name under which is noted what lies in this server's own database: media that no carrier keeps. */
export const localKeeper = 'local';

/** Keeps the bytes of a medium here. Its reference, for `noteMessageMedia`. */
export async function keepHere(tx: Queryable, accountId: string, id: string, bytes: Uint8Array): Promise<string> {
  await tx.query('insert into kept_media (account_id, id, bytes) values ($1, $2, $3)', [accountId, id, bytes]);
  return `${accountId}/${id}`;
}

/** Media of messages that this server made up itself, as the demo does. */
export function createLocalKeeper(db: Database): MediaKeeper {
  const placeOf = (reference: string): readonly [accountId: string, id: string] => {
    const [accountId = '', id = ''] = reference.split('/');
    return [accountId, id];
  };
  return {
    async erase(reference) {
      const [accountId, id] = placeOf(reference);
      await db.write(accountId, (tx) => tx.query('delete from kept_media where id = $1', [id]));
    },
    async read(reference, options): Promise<KeptMedium | undefined> {
      const [accountId, id] = placeOf(reference);
      const { rows } = await db.read(accountId, (tx) =>
        tx.query<{ bytes: Uint8Array }>('select bytes from kept_media where id = $1', [id]),
      );
      const bytes = rows[0]?.bytes;
      if (bytes === undefined) return undefined;
      const range = readRange(options.range, bytes.length);
      if (range === 'unsatisfiable') throw new MediumProblem('no-such-range', 'The range lies outside the medium.');
      const part = range === undefined ? bytes : bytes.subarray(range.from, range.to + 1);
      return {
        body: new Blob([Uint8Array.from(part)]).stream(),
        length: part.length,
        ...(range === undefined ? {} : { contentRange: `bytes ${range.from}-${range.to}/${bytes.length}` }),
      };
    },
  };
}
