import { createHash } from 'node:crypto';
import type { Secrets } from '../auth/secrets.js';
import type { Database, Queryable } from '../db/database.js';
import { createDrain, type Drain } from '../drain.js';
import type { Log } from '../log.js';
import { writeArchive, type ArchiveFile } from './archive.js';
import { csvHeader, writeCsv } from './csv.js';
import { gather, type ExportRow } from './gather.js';
import { exportLifeMs } from './queue.js';
import type { ExportTable } from './tables.js';

export interface ExportWorkerOptions {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly log: Log;
}

interface Job {
  readonly account_id: string;
  readonly id: string;
  readonly contact_id: string | null;
  readonly format: 'json' | 'csv';
}

const pieceBytes = 256 * 1024;
/** A job whose server died is taken over after so long. */
const takeOverMs = 5 * 60_000;

/** Gathers the exports that were asked for, one after the other; two servers never take the same. */
export function createExportWorker(options: ExportWorkerOptions): Drain {
  const { db, now, log } = options;

  async function gather(): Promise<void> {
    for (;;) {
      const job = drain.stopping.aborted ? undefined : await claim();
      if (job === undefined) return;
      await run(job);
    }
  }

  async function claim(): Promise<Job | undefined> {
    const { rows } = await db.owner((tx) =>
      tx.query<Job>(
        `update exports e set status = 'running', claimed_at = $1 from (
           select account_id, id from exports
           where status = 'queued' or (status = 'running' and claimed_at < $2)
           order by created_at limit 1 for update skip locked
         ) due where e.account_id = due.account_id and e.id = due.id
         returning e.account_id, e.id, e.contact_id, e.format`,
        [now(), new Date(now().getTime() - takeOverMs)],
      ),
    );
    return rows[0];
  }

  async function run(job: Job): Promise<void> {
    try {
      // One transaction: half a file is never seen.
      await db.write(job.account_id, (tx) => write(tx, job, options));
    } catch (cause) {
      log.fault('An export failed.', cause);
      await db.write(job.account_id, (tx) => tx.query(`update exports set status = 'failed' where id = $1`, [job.id]));
    }
  }

  const drain = createDrain(gather, (cause) => log.fault('An export could not be gathered; it is tried again.', cause));
  return drain;
}

async function write(tx: Queryable, job: Job, { secrets, now }: ExportWorkerOptions): Promise<void> {
  await tx.query('delete from export_chunks where export_id = $1', [job.id]);
  const hash = createHash('sha256');
  let size = 0;
  let position = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    const piece = Buffer.concat(waiting);
    await tx.query('insert into export_chunks (account_id, export_id, position, content) values ($1, $2, $3, $4)', [
      job.account_id,
      job.id,
      position,
      secrets.seal(piece.toString('base64'), `${job.id} ${position}`),
    ]);
    position += 1;
    waiting = [];
    waitingBytes = 0;
  };
  const put = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    size += bytes.byteLength;
    waiting.push(bytes);
    waitingBytes += bytes.byteLength;
    if (waitingBytes >= pieceBytes) await flush();
  };
  await (job.format === 'json' ? writeJson(tx, job, put, now()) : writeCsvArchive(tx, job, put, now()));
  await flush();
  await tx.query(
    `update exports set status = 'ready', ready_at = $2, expires_at = $3, size = $4, sha256 = $5 where id = $1`,
    [job.id, now(), new Date(now().getTime() + exportLifeMs), size, hash.digest('hex')],
  );
}

type Put = (bytes: Uint8Array) => Promise<void>;

async function writeJson(tx: Queryable, job: Job, put: Put, at: Date): Promise<void> {
  const text = (value: string): Promise<void> => put(Buffer.from(value, 'utf8'));
  const about = { format: 'dialora-export', version: 1, exported_at: at.toISOString(), contact_id: job.contact_id };
  await text(`${JSON.stringify(about).slice(0, -1)},"tables":{`);
  let between = '';
  for (const { table, pages } of gather(tx, job.contact_id ?? undefined)) {
    await text(`${between}${JSON.stringify(table.name)}:[`);
    between = '';
    for await (const rows of pages) {
      for (const row of rows) {
        await text(between + JSON.stringify(row));
        between = ',';
      }
    }
    between = '],';
  }
  await text(']}}');
}

async function writeCsvArchive(tx: Queryable, job: Job, put: Put, at: Date): Promise<void> {
  const files = function* (): Generator<ArchiveFile> {
    for (const { table, pages } of gather(tx, job.contact_id ?? undefined)) {
      yield { name: `${table.name}.csv`, text: linesOf(table, pages) };
    }
  };
  await writeArchive(files(), at, put);
}

async function* linesOf(
  { columns }: ExportTable,
  pages: AsyncIterable<readonly ExportRow[]>,
): AsyncGenerator<string, void> {
  yield csvHeader(columns);
  for await (const rows of pages) yield writeCsv(columns, rows);
}
