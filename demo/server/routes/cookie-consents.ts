import { routes } from '@dialora/api';
import type { WireCookieConsent } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { App } from '../http/app.js';
import { requireScopes } from '../auth/principal.js';
import { validate } from '../http/body.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, identify, type DoorTools } from '../http/door.js';
import { accountOfSite } from '../http/site.js';
import { newId } from '../ids.js';
import { only, present } from '../records/rows.js';
import { fileFormats, receiptFile } from './cookie-consents-file.js';

/** Receipts read at a time for a file. */
const batch = 1_000;

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
      const after = query.before === undefined ? undefined : readCursor(query.before);
      const receipts = await newest(tx, { siteId: query.site_id, after, limit: query.limit + 1 });
      return keysetPage(receipts, query.limit, (receipt) => ({ at: receipt.received_at, id: receipt.id }));
    }),
  );

  const download = routes.cookieConsents.downloadCookieConsents;
  app.get(download.path, async (c) => {
    const principal = await identify(c, tools);
    requireScopes(principal, download.scopes);
    const { accountId } = principal;
    const { format, site_id: siteId } = validate(download.query, c.req.query());
    const { services } = tools;
    const now = services.now();
    const file = receiptFile(fileFormats[format], now, (last) => {
      const after = last && { at: last.received_at, id: last.id };
      // A read of its own for each piece: a slow reader holds no transaction.
      return services.db.read(accountId, (tx) => newest(tx, { siteId, after, limit: batch }));
    });
    return c.body(file, 200, {
      'Content-Type': fileFormats[format].mediaType,
      'Content-Disposition': `attachment; filename="cookie-consents-${now.toISOString().slice(0, 10)}.${format}"`,
    });
  });
}

/** Receipts, newest first, from the one after `after` on. */
async function newest(
  tx: Queryable,
  wanted: {
    readonly siteId: string | undefined;
    readonly after: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly WireCookieConsent[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (wanted.siteId !== undefined) conditions.push(`site_id = ${use(wanted.siteId)}`);
  if (wanted.after !== undefined)
    conditions.push(`(received_at, id) < (${use(wanted.after.at)}::timestamptz, ${use(wanted.after.id)})`);
  const { rows } = await tx.query<ConsentRow>(
    `select ${columns} from cookie_consents where ${conditions.join(' and ')}
     order by received_at desc, id desc limit ${use(wanted.limit)}`,
    values,
  );
  return rows.map(toWire);
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
