import { routes } from '@dialora/api';
import type { WirePrivacyRequest, WireVisitorReceipt } from '@dialora/api/schemas';
import type { Secrets } from '../auth/secrets.js';
import type { Queryable } from '../db/database.js';
import { createShortLinks, type ShortLinks } from '../http/short-link.js';

/** The addresses of such files; a look at the status makes a new one. */
export function visitorFileLinks(secrets: Secrets): ShortLinks<readonly [accountId: string, exportId: string]> {
  return createShortLinks(secrets, { use: 'visitor-file', path: routes.privacyRequests.getVisitorFile.path });
}

/**
 * The copy of their data that a proved visitor asked for, as soon as it is gathered and for as long as it is kept. Only
 * whoever shows the receipt gets the address.
 */
export async function visitorFile(
  {
    tx,
    accountId,
    now,
    secrets,
    ownOrigin,
  }: {
    readonly tx: Queryable;
    readonly accountId: string;
    readonly now: Date;
    readonly secrets: Secrets;
    readonly ownOrigin: string;
  },
  request: WirePrivacyRequest,
): Promise<WireVisitorReceipt['file']> {
  if (request.export_id === undefined || request.status !== 'done' || request.identity.state !== 'verified') {
    return undefined;
  }
  const { rows } = await tx.query<{ format: 'json' | 'csv'; size: number }>(
    `select format, size from exports where id = $1 and status = 'ready' and expires_at > $2`,
    [request.export_id, now],
  );
  const made = rows[0];
  if (made === undefined) return undefined;
  const link = visitorFileLinks(secrets).make([accountId, request.export_id], { now, ownOrigin });
  return { ...link, format: made.format, size: made.size };
}
