import { routes } from '@dialora/api';
import type { WireExport } from '@dialora/api/schemas';
import { requireScopes } from '../auth/principal.js';
import type { Queryable, SqlValue } from '../db/database.js';
import { queueExport } from '../exports/queue.js';
import { exportHeaders, streamExport } from '../exports/stream.js';
import { accessLineOf } from '../http/access.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, identify, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { namedContact } from '../records/named-contact.js';
import { only, present } from '../records/rows.js';

interface Row {
  readonly id: string;
  readonly scope: WireExport['scope'];
  readonly contact_id: string | null;
  readonly format: WireExport['format'];
  readonly status: WireExport['status'];
  readonly created_at: string;
  readonly ready_at: string | null;
  readonly expires_at: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
}

const columns = 'id, scope, contact_id, format, status, created_at, ready_at, expires_at, size, sha256';

function toWire(row: Row, now: Date): WireExport {
  const isOver = row.expires_at !== null && Date.parse(row.expires_at) <= now.getTime();
  return {
    id: row.id,
    scope: row.scope,
    ...present({ contact_id: row.contact_id }),
    format: row.format,
    status: isOver ? 'expired' : row.status,
    created_at: row.created_at,
    ...present({ ready_at: row.ready_at, expires_at: row.expires_at, size: row.size, sha256: row.sha256 }),
  };
}

async function find(tx: Queryable, id: string): Promise<Row | undefined> {
  const { rows } = await tx.query<Row>(`select ${columns} from exports where id = $1`, [id]);
  return rows[0];
}

export function exportRoutes(app: App, tools: DoorTools): void {
  const { listExports: list, createExport: create, getExport: get, downloadExport: download } = routes.exports;
  const { services } = tools;

  app.get(
    list.path,
    door(tools, list, async ({ query, tx, now }) => {
      const values: SqlValue[] = [];
      const use = (value: SqlValue): string => `$${values.push(value)}`;
      const place = query.before === undefined ? undefined : readCursor(query.before);
      const where =
        place === undefined ? '' : `where (created_at, id) < (${use(place.at)}::timestamptz, ${use(place.id)})`;
      const { rows } = await tx.query<Row>(
        `select ${columns} from exports ${where} order by created_at desc, id desc limit ${use(query.limit + 1)}`,
        values,
      );
      return keysetPage(
        rows.map((row) => toWire(row, now)),
        query.limit,
        (made) => ({ at: made.created_at, id: made.id }),
      );
    }),
  );

  app.post(
    create.path,
    door(tools, create, async ({ principal, body, tx, afterwards, now, accountId }) => {
      const contactId = body.scope === 'contact' ? body.contact_id : null;
      if (contactId !== null) await namedContact(tx, contactId);
      const id = await queueExport(
        { tx, accountId, now },
        { scope: body.scope, contactId, format: body.format, requestedBy: principal.id },
      );
      afterwards(() => services.exports.wake());
      return { data: toWire(only([await find(tx, id)].filter((row) => row !== undefined)), now) };
    }),
  );

  app.get(
    get.path,
    door(tools, get, async ({ param, tx, now }) => {
      const row = await find(tx, param('id'));
      if (row === undefined) throw notFound('export');
      return { data: toWire(row, now) };
    }),
  );

  app.get(download.path, async (c) => {
    const principal = await identify(c, tools);
    requireScopes(principal, download.scopes);
    const { accountId } = principal;
    const id = c.req.param('id');
    const now = services.now();
    const row = await services.db.read(accountId, (tx) => find(tx, id));
    if (row === undefined) throw notFound('export');
    const made = toWire(row, now);
    if (made.status === 'expired') throw new ApiProblem('gone', 'The file has had its time; ask for a new export.');
    if (made.status !== 'ready') throw new ApiProblem('conflict', `The export is ${made.status}.`);
    const line = accessLineOf({
      accountId,
      principal,
      route: download,
      params: { id },
      query: {},
      body: undefined,
      data: made,
      at: now,
    });
    if (line !== undefined) services.access.note(line);
    // It is written down before a byte leaves.
    await services.access.flush();
    return c.body(streamExport(services, accountId, id), 200, exportHeaders(made));
  });
}
