import { dueName, keptFor, writeCookie } from '../gate/cookie.js';
import type { Means } from '../gate/gate.js';
import type { ConsentRecord } from '../gate/record.js';
import type { BannerConfig } from './config.js';
import type { Surface } from './host.js';

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
  readonly surface: Surface;
}

const actions: Readonly<Record<Means, Receipt['action']>> = {
  'accept-all': 'accept-all',
  'reject-all': 'reject-all',
  close: 'dismissed',
  save: 'custom',
  api: 'custom',
  acknowledge: 'custom',
};

interface About {
  readonly config: Pick<BannerConfig, 'siteId' | 'categories'>;
  readonly means: Means;
  readonly surface: Surface;
  readonly language: string;
}

export function makeReceipt(record: ConsentRecord, { config, means, surface, language }: About): Receipt {
  const refused = Object.fromEntries(config.categories.map(({ name }) => [name, false]));
  return {
    site_id: config.siteId,
    // The policy is in it, because an acknowledgement keeps the time of the choice.
    receipt_id: [record.id, record.at.toString(36), record.policy].join('-'),
    subject_id: record.id,
    given_at: new Date(record.at * 1000).toISOString(),
    action: actions[means],
    choices: { ...refused, ...record.choices },
    notice_version: record.policy,
    language,
    gpc: record.signal,
    surface,
  };
}

const shelf = 'dialora_receipts';

/** Receipts that have not arrived. Kept on the device, so that a closed page or a dead network loses none. */
function due(): readonly Receipt[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly Receipt[]) : [];
  } catch {
    return [];
  }
}

function keepDue(receipts: readonly Receipt[]): void {
  writeCookie(dueName, receipts.length > 0 ? '1' : '', receipts.length > 0 ? keptFor : 0);
  try {
    if (receipts.length > 0) localStorage.setItem(shelf, JSON.stringify(receipts.slice(-20)));
    else localStorage.removeItem(shelf);
  } catch {
    // storage is denied: this page tries, no later one can
  }
}

/** Puts a receipt on the way; it stays on the device until the endpoint has it. */
export function send(endpoint: string, receipt: Receipt): Promise<void> {
  keepDue([...due(), receipt]);
  return deliver(endpoint, receipt);
}

/** Sends what an earlier page could not. */
export async function sendDue(endpoint: string): Promise<void> {
  const receipts = due();
  if (receipts.length === 0) keepDue([]);
  for (const receipt of receipts) await deliver(endpoint, receipt);
}

/** Waits between tries, in milliseconds. The receipt's id makes a second arrival harmless. */
const waits = [0, 2_000, 10_000, 60_000];

/** On their way from this page: a click before the page has looked for what is due must not send twice. */
const underway = new Set<string>();

async function deliver(endpoint: string, receipt: Receipt): Promise<void> {
  if (underway.has(receipt.receipt_id)) return;
  underway.add(receipt.receipt_id);
  for (const wait of waits) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const { ok, status } = await fetch(endpoint, {
        method: 'POST',
        // Goes on when the page is left.
        keepalive: true,
        credentials: 'omit',
        headers: { 'content-type': 'application/json', 'idempotency-key': receipt.receipt_id },
        body: JSON.stringify(receipt),
      });
      // What the endpoint will never take is not sent again.
      if (ok || (status >= 400 && status < 500 && status !== 429)) {
        keepDue(due().filter(({ receipt_id }) => receipt_id !== receipt.receipt_id));
        return;
      }
    } catch {
      // no network: the next try is later
    }
  }
}
