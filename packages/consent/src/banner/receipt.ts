import type { Means } from '../gate/gate.js';
import type { ConsentRecord } from '../gate/record.js';

/**
 * Proof of a choice, shaped after ISO/IEC TS 27560:2023 (consent record information structure): who asked, under which
 * notice and language, what was chosen, how and when. No address, no fingerprint; the ids are random.
 */
export interface Receipt {
  readonly site_id: string;
  readonly receipt_id: string;
  readonly subject_id: string;
  /** RFC 3339, UTC. */
  readonly given_at: string;
  readonly action: 'accept-all' | 'reject-all' | 'custom' | 'dismissed';
  readonly choices: Readonly<Record<string, boolean>>;
  readonly notice_version: string;
  readonly language: string;
  readonly gpc: boolean;
  readonly surface: 'banner' | 'panel';
}

const actions: Readonly<Record<Means, Receipt['action']>> = {
  'accept-all': 'accept-all',
  'reject-all': 'reject-all',
  close: 'dismissed',
  save: 'custom',
  api: 'custom',
  acknowledge: 'custom',
};

export function makeReceipt(
  record: ConsentRecord,
  about: {
    readonly siteId: string;
    readonly means: Means;
    readonly surface: Receipt['surface'];
    readonly language: string;
    readonly categories: readonly string[];
  },
): Receipt {
  const choices = Object.fromEntries(about.categories.map((name) => [name, record.choices[name] ?? false]));
  return {
    site_id: about.siteId,
    receipt_id: `${record.id}-${record.at.toString(36)}`,
    subject_id: record.id,
    given_at: new Date(record.at * 1000).toISOString(),
    action: actions[about.means],
    choices: { ...choices, ...record.choices },
    notice_version: record.policy,
    language: about.language,
    gpc: record.signal,
    surface: about.surface,
  };
}

/** Waits between tries, in milliseconds. The receipt's id makes a second arrival harmless. */
const waits = [0, 2_000, 10_000, 60_000];

/** Sends a receipt without holding up the page; survives the page being left (`keepalive`). Resolves to whether it arrived. */
export async function sendReceipt(endpoint: string, receipt: Receipt, signal: AbortSignal): Promise<boolean> {
  for (const wait of waits) {
    if (wait > 0) await pause(wait, signal);
    if (signal.aborted) return false;
    try {
      const answer = await fetch(endpoint, {
        method: 'POST',
        keepalive: true,
        credentials: 'omit',
        headers: { 'content-type': 'application/json', 'idempotency-key': receipt.receipt_id },
        body: JSON.stringify(receipt),
      });
      if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) return answer.ok;
    } catch {
      // no network: the next try is later
    }
  }
  return false;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
