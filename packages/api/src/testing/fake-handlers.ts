import type { WireActivity, WireCreateActivity } from '../schemas/activities.js';
import type { WireBrowserCall, WireCreateCall, WirePatchCall } from '../schemas/calls.js';
import type { WireContact, WireCreateContact, WirePatchContact } from '../schemas/contacts.js';
import type { WireCookieConsent, WireCreateCookieConsent } from '../schemas/cookie-consents.js';
import type { WireCreateSession } from '../schemas/sessions.js';
import { randomId } from '../internal/id.js';
import { routes, type Route } from '../routes/index.js';
import { FakeProblem } from './fake-answers.js';
import type { FakeEvents } from './fake-events.js';
import type { FakeRecords } from './fake-records.js';

export interface FakeRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Checked by the route's own schemas. */
  readonly query: Readonly<Record<string, never>>;
  readonly body: never;
  readonly ifMatch: string | null;
}

export interface FakeWorld {
  readonly records: FakeRecords;
  readonly events: FakeEvents;
  readonly now: () => string;
  readonly mint: (session: WireCreateSession) => { readonly token: string; readonly expires_at: string };
}

type Handler = (world: FakeWorld, request: FakeRequest) => unknown;

/** The body of each answer, by route. What is missing here the fake answers with 404. */
export const handlers: ReadonlyMap<Route, Handler> = new Map<Route, Handler>([
  [routes.session.getMe, ({ records }) => ({ data: records.me })],
  [routes.session.listCallerIds, ({ records }) => ({ data: records.callerIds })],
  [
    routes.session.createVoiceToken,
    ({ records, now }) => ({
      data: {
        token: 'eyJ.fake.token',
        identity: `agent.${records.me.id}`,
        expires_at: later(now(), 600),
        gateway: null,
      },
    }),
  ],
  [
    routes.session.createSession,
    ({ mint }, { body }: { body: WireCreateSession }) => ({
      data: { ...mint(body), scopes: body.scopes ?? [], allowed_origins: body.allowed_origins },
    }),
  ],
  [routes.contacts.listContacts, listContacts],
  [routes.contacts.lookupContacts, lookupContacts],
  [routes.contacts.getContact, ({ records }, { params }) => ({ data: found(records.contacts, params['id']) })],
  [routes.contacts.createContact, createContact],
  [routes.contacts.updateContact, updateContact],
  [
    routes.calls.listCalls,
    ({ records }, { query }: { query: { page: number; limit: number } }) =>
      paged([...records.calls.values()].reverse(), query),
  ],
  [routes.calls.createCall, createCall],
  [routes.calls.getCall, ({ records }, { params }) => ({ data: found(records.calls, params['id']) })],
  [routes.calls.updateCall, updateCall],
  [routes.activities.listActivities, listActivities],
  [routes.activities.createActivity, createActivity],
  [routes.activities.getActivity, ({ records }, { params }) => ({ data: found(records.activities, params['id']) })],
  [routes.activities.deleteActivity, deleteActivity],
  [routes.cookieConsents.createCookieConsent, createReceipt],
  [
    routes.cookieConsents.listCookieConsents,
    ({ records }, { query }: { query: { before?: string; limit: number } }) =>
      keyset([...records.receipts.values()].reverse(), (each) => each.id, query),
  ],
] as readonly (readonly [Route, Handler])[]);

function listContacts(
  { records }: FakeWorld,
  { query }: { readonly query: { query?: string; page: number; limit: number } },
) {
  const text = query.query?.toLowerCase() ?? '';
  return paged(
    [...records.contacts.values()].filter((each) => `${each.name} ${each.company ?? ''}`.toLowerCase().includes(text)),
    query,
  );
}

function lookupContacts({ records }: FakeWorld, { query }: { readonly query: { number?: string; email?: string } }) {
  const holds = (each: WireContact): boolean =>
    each.phones.some((phone) => phone.number === query.number) ||
    each.emails.some((email) => email.address.toLowerCase() === query.email?.toLowerCase());
  return { data: [...records.contacts.values()].filter(holds) };
}

function createContact({ records, now }: FakeWorld, { body }: { readonly body: WireCreateContact }) {
  const { owner_id: _owner, ...given } = body;
  const contact: WireContact = {
    phones: [],
    emails: [],
    addresses: [],
    tags: [],
    custom_fields: {},
    do_not_call: false,
    ...given,
    id: randomId(),
    created_at: now(),
    updated_at: now(),
    etag: '"1"',
  };
  records.contacts.set(contact.id, contact);
  return { data: contact };
}

function updateContact(
  { records, events, now }: FakeWorld,
  {
    params,
    body,
    ifMatch,
  }: { readonly params: FakeRequest['params']; readonly body: WirePatchContact; readonly ifMatch: string | null },
) {
  const contact = found(records.contacts, params['id']);
  if (ifMatch !== contact.etag) throw new FakeProblem('version_stale');
  const merged = Object.entries({
    ...contact,
    ...body,
    updated_at: now(),
    etag: `"${Number(contact.etag.slice(1, -1)) + 1}"`,
  });
  const next = Object.fromEntries(merged.filter(([, value]) => value !== null)) as WireContact;
  records.contacts.set(next.id, next);
  events.tell('contact.updated', next);
  return { data: next };
}

function createCall({ records, now }: FakeWorld, { body }: { readonly body: WireCreateCall }) {
  if (body.kind !== 'browser') {
    return {
      data: {
        id: randomId(),
        kind: 'agent',
        status: 'queued',
        agent_id: body.agent_id,
        from_number: body.from_number,
        to_number: body.to_number,
        direction: 'outbound',
        ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
      },
    };
  }
  const from = body.from_number ?? records.callerIds[0]?.number ?? '';
  if (!records.callerIds.some((each) => each.number === from)) throw new FakeProblem('caller_id_not_verified');
  const callee = [...records.contacts.values()].find((each) =>
    each.phones.some((phone) => phone.number === body.to_number),
  );
  if (callee?.do_not_call === true) {
    const reason = {
      rule_id: 'do-not-call',
      code: 'do-not-call',
      detail: 'This person asked not to be called.',
    } as const;
    throw new FakeProblem('call_refused', {
      decision: { outcome: 'refused', reasons: [reason], recording: 'not-needed' },
    });
  }
  const contactId = body.contact_id ?? callee?.id;
  const call: WireBrowserCall = {
    id: randomId(),
    kind: 'browser',
    direction: 'outbound',
    status: 'queued',
    from_number: from,
    to_number: body.to_number,
    agent_id: records.me.id,
    started_at: now(),
    duration_seconds: 0,
    tags: [],
    recording: { state: 'off', rule: 'announce' },
    ...(contactId === undefined ? {} : { contact_id: contactId }),
  };
  records.calls.set(call.id, call);
  return { data: call };
}

function updateCall(
  { records, events }: FakeWorld,
  { params, body }: { readonly params: FakeRequest['params']; readonly body: WirePatchCall },
) {
  const call = found(records.calls, params['id']);
  const merged = Object.entries({ ...call, ...body }).filter(([, value]) => value !== null);
  const next = Object.fromEntries(merged) as WireBrowserCall;
  records.calls.set(next.id, next);
  events.tell('call.updated', next);
  return { data: next };
}

function listActivities(
  { records }: FakeWorld,
  { query }: { readonly query: { contact_id?: string; before?: string; limit: number } },
) {
  const key = (each: WireActivity): string => `${each.occurred_at} ${each.id}`;
  const feed = [...records.activities.values()]
    .filter((each) => query.contact_id === undefined || each.contact_id === query.contact_id)
    .sort((a, b) => (key(a) < key(b) ? 1 : -1));
  return keyset(feed, key, query);
}

function createActivity({ records, events, now }: FakeWorld, { body }: { readonly body: WireCreateActivity }) {
  found(records.contacts, body.contact_id);
  const existing = body.id === undefined ? undefined : records.activities.get(body.id);
  if (existing !== undefined) return { data: existing };
  const occurredAt = new Date(body.occurred_at ?? now()).toISOString();
  const author = { id: records.me.id, name: records.me.name };
  const activity = { ...body, id: body.id ?? randomId(), occurred_at: occurredAt, author } as WireActivity;
  records.activities.set(activity.id, activity);
  events.tell('activity.created', activity);
  return { data: activity };
}

function deleteActivity({ records, events }: FakeWorld, { params }: { readonly params: FakeRequest['params'] }) {
  const { id, contact_id } = found(records.activities, params['id']);
  records.activities.delete(id);
  events.tell('activity.deleted', { id, contact_id });
  return undefined;
}

function createReceipt({ records, now }: FakeWorld, { body }: { readonly body: WireCreateCookieConsent }) {
  const existing = records.receipts.get(body.receipt_id);
  const receipt: WireCookieConsent = existing ?? {
    ...body,
    id: randomId(),
    given_at: new Date(body.given_at).toISOString(),
    received_at: now(),
  };
  records.receipts.set(receipt.receipt_id, receipt);
  return { data: receipt };
}

function found<T>(records: ReadonlyMap<string, T>, id: string | undefined): T {
  const record = id === undefined ? undefined : records.get(id);
  if (record === undefined) throw new FakeProblem('not_found');
  return record;
}

function paged<T>(items: readonly T[], { page, limit }: { readonly page: number; readonly limit: number }) {
  const start = (page - 1) * limit;
  return {
    data: items.slice(start, start + limit),
    pagination: { page, limit, has_more: items.length > start + limit },
  };
}

/** `items` newest first; `before` is the key of the last one seen. */
function keyset<T>(
  items: readonly T[],
  key: (item: T) => string,
  { before, limit }: { readonly before?: string; readonly limit: number },
) {
  const start = before === undefined ? 0 : items.findIndex((item) => key(item) === before) + 1;
  if (before !== undefined && start === 0) {
    throw new FakeProblem('validation_failed', {
      errors: [{ pointer: '/before', detail: 'is not a cursor of this feed' }],
    });
  }
  const data = items.slice(start, start + limit);
  const last = data.at(-1);
  const more = items.length > start + limit && last !== undefined;
  return { data, pagination: { limit, has_more: more, next_cursor: more ? key(last) : null } };
}

function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}
