import { signWebhook } from '@dialora/api/webhooks';
import type { Secrets } from '../auth/secrets.js';
import type { Database } from '../db/database.js';
import { createDrain, type Drain } from '../drain.js';
import { leaseDue, type Queue } from '../lease.js';
import type { Log } from '../log.js';
import { webhookSecrets } from './secret.js';

export interface WebhookSenderOptions {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
}

interface Delivery {
  readonly account_id: string;
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly attempts: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** Waits before the next try, as the Standard Webhooks specification recommends; after the last one it has failed. */
export const retryAfterMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
const answerTimeoutMs = 15 * second;

const queue: Queue = {
  table: 'webhook_deliveries',
  key: 'id',
  columns: ['account_id', 'id', 'url', 'body', 'attempts'],
  most: 10,
};

/**
 * Posts what is due, signed, until it is taken with a 2xx. A redirect is no answer: the signature is for the address
 * that was given. The event's id is the same over all tries, so that a receiver can drop doubles.
 */
export function createWebhookSender(options: WebhookSenderOptions): Drain {
  const { db, now, log } = options;

  async function send(): Promise<void> {
    for (;;) {
      const due = drain.stopping.aborted ? [] : await leaseDue<Delivery>(db, queue, now());
      if (due.length === 0) return;
      await Promise.all(due.map((one) => deliver(one)));
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const secrets = await db.read(delivery.account_id, (tx) => webhookSecrets(tx, options.secrets, now()));
    const status = await post(delivery, secrets).catch(() => undefined);
    if (drain.stopping.aborted) return;
    const taken = status !== undefined && status >= 200 && status < 300;
    const wait = retryAfterMs[delivery.attempts - 1];
    // 410: the receiver says that it wants no more of them.
    const over = !taken && (wait === undefined || status === 410);
    await db.write(delivery.account_id, (tx) =>
      tx.query(
        `update webhook_deliveries set last_status = $2, next_at = $3, delivered_at = $4, failed_at = $5 where id = $1`,
        [
          delivery.id,
          status ?? null,
          taken || over ? null : new Date(now().getTime() + (wait ?? 0)),
          taken ? now() : null,
          over ? now() : null,
        ],
      ),
    );
  }

  async function post(delivery: Delivery, secrets: readonly string[]): Promise<number> {
    const signed = await Promise.all(
      secrets.map((secret) => signWebhook(secret, { id: delivery.id, at: now().getTime(), body: delivery.body })),
    );
    const response = await (options.fetch ?? fetch)(delivery.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...signed[0],
        'webhook-signature': signed.map((one) => one['webhook-signature']).join(' '),
      },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.any([drain.stopping, AbortSignal.timeout(answerTimeoutMs)]),
    });
    await response.body?.cancel();
    return response.status;
  }

  const drain = createDrain(send, (cause) => {
    log.fault('Webhooks could not be sent; they are tried again.', cause);
  });
  return drain;
}
