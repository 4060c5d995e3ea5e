import { routes } from '@dialora/api';
import type { WireCookieConsent } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { accountOfSite } from '../http/site.js';
import { newId } from '../ids.js';
import { only, present } from '../records/rows.js';

export function cookieConsentRoutes(app: App, tools: DoorTools): void {
  app.post(
    routes.cookieConsents.createCookieConsent.path,
    door(
      tools,
      routes.cookieConsents.createCookieConsent,
      async ({ body, tx, now, accountId }) => {
        const { rows } = await tx.query<ConsentRow>(
          // The receipt's own id makes a second sending harmless; the update changes nothing and returns the row.
          `insert into cookie_consents (account_id, id, site_id, receipt_id, subject_id, given_at, action, choices,
             notice_version, language, gpc, surface, received_at)
           values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::jsonb, $9, $10, $11, $12, $13)
           on conflict (account_id, site_id, receipt_id) do nothing returning ${columns}`,
          [
            accountId,
            newId('ccr'),
            body.site_id,
            body.receipt_id,
            body.subject_id ?? null,
            body.given_at,
            body.action,
            JSON.stringify(body.choices),
            body.notice_version,
            body.language,
            body.gpc ?? null,
            body.surface ?? null,
            now,
          ],
        );
        const kept = rows.length > 0 ? rows : await existing(tx, body.site_id, body.receipt_id);
        return { data: toWire(only(kept)) };
      },
      {
        accountOf: ({ body, ...page }) => accountOfSite(body.site_id, page),
      },
    ),
  );

  app.get(
    routes.cookieConsents.listCookieConsents.path,
    door(tools, routes.cookieConsents.listCookieConsents, async ({ query, tx }) => {
      const values: SqlValue[] = [];
      const use = (value: SqlValue): string => `$${values.push(value)}`;
      const conditions = ['true'];
      if (query.site_id !== undefined) conditions.push(`site_id = ${use(query.site_id)}`);
      if (query.before !== undefined) {
        const { at, id } = readCursor(query.before);
        conditions.push(`(received_at, id) < (${use(at)}::timestamptz, ${use(id)})`);
      }
      const { rows } = await tx.query<ConsentRow>(
        `select ${columns} from cookie_consents where ${conditions.join(' and ')}
         order by received_at desc, id desc limit ${use(query.limit + 1)}`,
        values,
      );
      return keysetPage(rows.map(toWire), query.limit, (receipt) => ({ at: receipt.received_at, id: receipt.id }));
    }),
  );
}

interface ConsentRow {
  readonly id: string;
  readonly site_id: string;
  readonly receipt_id: string;
  readonly subject_id: string | null;
  readonly given_at: string;
  readonly action: WireCookieConsent['action'];
  readonly choices: Record<string, boolean>;
  readonly notice_version: string;
  readonly language: string;
  readonly gpc: boolean | null;
  readonly surface: 'banner' | 'panel' | null;
  readonly received_at: string;
}

const columns = `id, site_id, receipt_id, subject_id, given_at, action, choices, notice_version, language, gpc, surface,
  received_at`;

async function existing(tx: Queryable, siteId: string, receiptId: string): Promise<readonly ConsentRow[]> {
  const { rows } = await tx.query<ConsentRow>(
    `select ${columns} from cookie_consents where site_id = $1 and receipt_id = $2`,
    [siteId, receiptId],
  );
  return rows;
}

function toWire(row: ConsentRow): WireCookieConsent {
  return {
    id: row.id,
    site_id: row.site_id,
    receipt_id: row.receipt_id,
    ...present({ subject_id: row.subject_id }),
    given_at: row.given_at,
    action: row.action,
    choices: row.choices,
    notice_version: row.notice_version,
    language: row.language,
    ...present({ gpc: row.gpc, surface: row.surface }),
    received_at: row.received_at,
  };
}
