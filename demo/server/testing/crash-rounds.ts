import { setTimeout as delay } from 'node:timers/promises';
import { verifyLedger } from '../rights/ledger.js';
import { startHarness, type Harness } from './harness.js';
import { isRefused, startProcess } from './process.js';

export interface CrashReport {
  readonly rounds: number;
  /** Writes that were asked for, and those that were acknowledged before their server was killed. */
  readonly attempted: number;
  readonly acknowledged: number;
  /** Acknowledged writes that are not there exactly once. */
  readonly lost: readonly string[];
  /** Rows that nobody asked for. */
  readonly invented: readonly string[];
  /** Consents that were acknowledged and are no line of the ledger. */
  readonly lostConsents: number;
  readonly ledgerIntact: boolean;
  readonly ledgerEntries: number;
  /** Rounds in which a second process was turned away from the folder. */
  readonly refusals: number;
}

/**
 * Kills a writing server with SIGKILL in the middle of `writes` writes, starts it again on the same folder, and so on.
 * `check` looks at the result through a last server on the folder.
 */
export async function crashRounds(
  dataDir: string,
  options: {
    readonly rounds: number;
    /** Writes per round; the server is killed at a different place of them each time. */
    readonly writes: number;
    /** Rounds in which a second process tries the folder. */
    readonly probes: number;
    readonly say?: (sentence: string) => void;
  },
): Promise<CrashReport & { readonly harness: Harness }> {
  const acknowledged = new Set<string>();
  const attempted = new Set<string>();
  const consents = new Set<string>();
  let refusals = 0;
  for (let round = 1; round <= options.rounds; round += 1) {
    const server = await startProcess({ DIALORA_DATA: dataDir });
    const { child, url } = server;
    if (round <= options.probes && (await isRefused(dataDir))) refusals += 1;
    const token = await server.session();
    const killAt = Math.round(options.writes * (0.2 + (0.6 * ((round * 7) % options.rounds)) / options.rounds));
    let done = 0;
    let enough = (): void => undefined;
    const inTheMiddle = new Promise<void>((resolve) => (enough = resolve));
    const write = async (id: string, at: number): Promise<void> => {
      attempted.add(id);
      // Every tenth write is a line of the consent ledger.
      const isConsent = at % 10 === 9;
      const response = await fetch(`${url}/api/v1/${isConsent ? 'consents' : 'activities'}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': id },
        body: JSON.stringify(
          isConsent
            ? { id, contact_id: 'con_dana', purpose: 'marketing', change: 'given', method: 'imported' }
            : { type: 'note', contact_id: 'con_dana', body: `crash ${id}`, id },
        ),
      });
      if (response.status === 201) (isConsent ? consents : acknowledged).add(id);
      done += 1;
      if (done >= killAt) enough();
    };
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; at < options.writes / 8; at += 1) await write(`crash-${round}-${writer}-${at}`, at);
    });
    const all = Promise.allSettled(writers);
    await Promise.race([inTheMiddle, all]);
    const ranUntilKilled = child.exitCode === null;
    await server.end('SIGKILL');
    await all;
    if (!ranUntilKilled) throw new Error('The server ended before it was killed.');
    options.say?.(`round ${round}: killed after ${done} of ${options.writes} writes`);
    await delay(0);
  }

  const harness = await startHarness({ dataDir });
  const { db } = harness.server.services;
  const { rows } = await db.owner((tx) =>
    tx.query<{ id: string; times: number }>(
      `select id, count(*)::int as times from activities where id like 'crash-%' group by id`,
    ),
  );
  const { rows: lines } = await db.owner((tx) =>
    tx.query<{ id: string }>(`select id from consents where id like 'crash-%'`),
  );
  const kept = new Map(rows.map((row) => [row.id, row.times]));
  const keptLines = new Set(lines.map((line) => line.id));
  const ledger = await db.read('acc_northlight', verifyLedger);
  return {
    harness,
    rounds: options.rounds,
    attempted: attempted.size,
    acknowledged: acknowledged.size + consents.size,
    lost: [...acknowledged].filter((id) => kept.get(id) !== 1),
    invented: [...kept.keys(), ...keptLines].filter((id) => !attempted.has(id)),
    lostConsents: [...consents].filter((id) => !keptLines.has(id)).length,
    ledgerIntact: ledger.intact,
    ledgerEntries: ledger.entries,
    refusals,
  };
}
