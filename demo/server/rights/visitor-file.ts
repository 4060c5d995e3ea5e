import { routes } from '@dialora/api';
import type { WirePrivacyRequest, WireVisitorReceipt } from '@dialora/api/schemas';
import type { Secrets } from '../auth/secrets.js';
import type { Queryable } from '../db/database.js';

/** How long an address of the file stays good; a look at the status makes a new one. */
const linkMs = 5 * 60_000;

export interface VisitorFile {
  readonly accountId: string;
  readonly exportId: string;
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
  const expires = new Date(now.getTime() + linkMs);
  const key = secrets.sign(JSON.stringify(['visitor-file', accountId, request.export_id, expires.getTime()]));
  const path = routes.privacyRequests.getVisitorFile.path.replace(':key', encodeURIComponent(key));
  return { url: `${ownOrigin}${path}`, expires_at: expires.toISOString(), format: made.format, size: made.size };
}

/** What an address of a file leads to; undefined for one that is not ours, `expired` for one that was. */
export function readFileKey(secrets: Secrets, key: string, now: Date): VisitorFile | 'expired' | undefined {
  const payload = secrets.verify(key);
  if (payload === undefined) return undefined;
  const [use, accountId, exportId, expires] = JSON.parse(payload) as [string, string, string, number];
  if (use !== 'visitor-file') return undefined;
  return expires <= now.getTime() ? 'expired' : { accountId, exportId };
}
