import { routes } from '@dialora/api';
import type { WireWebhookDelivery } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { notFound } from '../http/problem.js';
import { present } from '../records/rows.js';
import { rotateWebhookSecret, webhookSecrets } from '../webhooks/secret.js';

interface Row {
  readonly id: string;
  readonly type: WireWebhookDelivery['type'];
  readonly url: string;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly created_at: string;
  readonly next_at: string | null;
  readonly delivered_at: string | null;
}

const columns = `id, body::jsonb ->> 'type' as type, url, attempts, last_status, created_at, next_at, delivered_at`;

function toWire(row: Row): WireWebhookDelivery {
  return {
    id: row.id,
    type: row.type,
    url: row.url,
    state: row.delivered_at !== null ? 'delivered' : row.next_at !== null ? 'waiting' : 'failed',
    attempts: row.attempts,
    ...present({ last_status: row.last_status }),
    created_at: row.created_at,
    ...present({ next_at: row.next_at, delivered_at: row.delivered_at }),
  };
}

export function webhookRoutes(app: App, tools: DoorTools): void {
  const { getWebhookSecret, rotateWebhookSecret: rotate } = routes.webhooks;
  const { listWebhookDeliveries: list, retryWebhookDelivery: retry } = routes.webhooks;
  const { secrets } = tools.services;

  const current = async (tx: Queryable, now: Date) => {
    const [secret, former] = await webhookSecrets(tx, secrets, now);
    const { rows } = await tx.query<{ at: string | null }>(
      'select webhook_secret_rotated_at as at from accounts where account_id = (select current_account())',
    );
    const at = rows[0]?.at ?? null;
    const until = at === null ? undefined : new Date(Date.parse(at) + 24 * 3_600_000).toISOString();
    return { secret, ...(former === undefined || until === undefined ? {} : { former_until: until }) };
  };

  app.get(
    getWebhookSecret.path,
    door(tools, getWebhookSecret, async ({ tx, now }) => ({ data: await current(tx, now) })),
  );

  app.post(
    rotate.path,
    door(tools, rotate, async ({ tx, now }) => {
      await rotateWebhookSecret(tx, now);
      return { data: await current(tx, now) };
    }),
  );

  app.get(
    list.path,
    door(tools, list, async ({ query, tx }) => {
      const values: SqlValue[] = [];
      const use = (value: SqlValue): string => `$${values.push(value)}`;
      const place = query.before === undefined ? undefined : readCursor(query.before);
      const where =
        place === undefined ? '' : `where (created_at, id) < (${use(place.at)}::timestamptz, ${use(place.id)})`;
      const { rows } = await tx.query<Row>(
        `select ${columns} from webhook_deliveries ${where} order by created_at desc, id desc
         limit ${use(query.limit + 1)}`,
        values,
      );
      return keysetPage(rows.map(toWire), query.limit, (one) => ({ at: one.created_at, id: one.id }));
    }),
  );

  app.post(
    retry.path,
    door(tools, retry, async ({ param, tx, now, afterwards, services }) => {
      const { rows } = await tx.query<Row>(
        `update webhook_deliveries set next_at = $2, attempts = 0, failed_at = null where id = $1 returning ${columns}`,
        [param('id'), now],
      );
      if (rows[0] === undefined) throw notFound('webhook delivery');
      afterwards(() => services.webhooks.wake());
      return { data: toWire(rows[0]) };
    }),
  );
}
