import type { Route } from '@dialora/api';
import type { Principal } from '../auth/principal.js';
import type { Queryable } from '../db/database.js';

/** Resources that hold customers' data; what is done with others is not of interest to a customer. */
const watched = new Set([
  'contacts',
  'activities',
  'calls',
  'recordings',
  'voicemails',
  'media',
  'messages',
  'emails',
  'consents',
  'privacy_requests',
  'exports',
  'access_grants',
]);

type Action = 'read' | 'list' | 'create' | 'update' | 'delete' | 'export' | 'play' | 'send';

/** A line of the access log: who, what, whose; names of members and never their values. */
export interface AccessLine {
  readonly accountId: string;
  readonly at: Date;
  readonly actor: { readonly kind: 'agent' | 'api-key' | 'staff' | 'visitor' | 'system'; readonly id: string };
  readonly action: Action;
  readonly resource: string;
  readonly resourceId: string | null;
  readonly contactId: string | null;
  readonly fields: readonly string[] | null;
  /** Of staff: what the account let them in for, and by which authorisation. */
  readonly purpose?: string;
  readonly authorisation?: { readonly reference: string; readonly until: string };
}

export interface Accessed {
  readonly accountId: string;
  readonly principal: Principal | undefined;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly data: unknown;
  /** Whose data it is, where the handler knows and the rest does not say. */
  readonly contactId?: string | undefined;
  readonly at: Date;
}

/** The line that a request leaves, if it touched a customer's data. */
export function accessLineOf(asked: Accessed): AccessLine | undefined {
  const parts = asked.route.path.split('/');
  const resource = parts[1] === 'api' ? (parts[3] ?? '') : '';
  const staff = asked.principal?.kind === 'staff' ? asked.principal : undefined;
  if (!watched.has(resource) && staff === undefined) return undefined;
  const id = asked.params['id'] ?? stringIn(asked.data, 'id');
  const contact =
    resource === 'contacts'
      ? id
      : (asked.contactId ??
        stringIn(asked.data, 'contact_id') ??
        stringIn(asked.query, 'contact_id') ??
        stringIn(asked.body, 'contact_id'));
  return {
    accountId: asked.accountId,
    at: asked.at,
    actor: actorOf(asked.principal),
    action: actionOf(asked.route, resource, parts),
    resource: resource === 'activities' ? 'activity' : resource.replace(/s$/, ''),
    resourceId: id ?? null,
    contactId: contact ?? null,
    fields:
      staff !== undefined
        ? membersOf(asked.data)
        : asked.route.method === 'PATCH' && isObject(asked.body)
          ? membersOf(asked.body)
          : null,
    ...(staff === undefined ? {} : { purpose: staff.purpose, authorisation: staff.authorisation }),
  };
}

function actionOf(route: Route, resource: string, parts: readonly string[]): Action {
  const last = parts.at(-1);
  if (last === 'download') return 'export';
  if (last === 'link') return resource === 'messages' ? 'read' : 'play';
  if (resource === 'media') return 'play';
  if (last === 'send' || (resource === 'messages' && route.method === 'POST')) return 'send';
  switch (route.method) {
    case 'GET':
      return parts.some((part) => part.startsWith(':')) || last === 'lookup' ? 'read' : 'list';
    case 'POST':
      return parts.length > 4 ? 'update' : resource === 'exports' ? 'export' : 'create';
    case 'PATCH':
    case 'PUT':
      return 'update';
    case 'DELETE':
      return 'delete';
  }
}

function actorOf(principal: Principal | undefined): AccessLine['actor'] {
  if (principal === undefined) return { kind: 'visitor', id: 'anonymous' };
  switch (principal.kind) {
    case 'agent':
      return { kind: 'agent', id: principal.agentId };
    case 'key':
      return { kind: 'api-key', id: principal.id };
    case 'staff':
      return { kind: 'staff', id: principal.employeeId };
    case 'visitor':
      return { kind: 'visitor', id: principal.siteId };
  }
}

/** Names of the members of a record, or of all records of a list. */
function membersOf(data: unknown): readonly string[] {
  const records = (Array.isArray(data) ? (data as readonly unknown[]) : [data]).filter(isObject);
  return [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringIn(value: unknown, name: string): string | undefined {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Writes lines of one account. */
export async function writeAccess(tx: Queryable, lines: readonly AccessLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `insert into access_log (account_id, at, actor_kind, actor_id, action, resource, resource_id, contact_id, fields,
       purpose, authorisation)
     select account_id, at, actor_kind, actor_id, action, resource, resource_id, contact_id, fields, purpose, authorisation
     from jsonb_to_recordset($1::jsonb) as line (account_id text, at timestamptz, actor_kind text, actor_id text,
       action text, resource text, resource_id text, contact_id text, fields text[], purpose text, authorisation jsonb)`,
    [
      JSON.stringify(
        lines.map((line) => ({
          account_id: line.accountId,
          at: line.at.toISOString(),
          actor_kind: line.actor.kind,
          actor_id: line.actor.id,
          action: line.action,
          resource: line.resource,
          resource_id: line.resourceId,
          contact_id: line.contactId,
          fields: line.fields,
          purpose: line.purpose ?? null,
          authorisation: line.authorisation ?? null,
        })),
      ),
    ],
  );
}
