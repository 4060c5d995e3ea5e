import type { WireActivity } from '../schemas/activities.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import type { WireContact } from '../schemas/contacts.js';
import type { WireCallerId } from '../schemas/caller-ids.js';
import type { WireCookieConsent } from '../schemas/cookie-consents.js';
import type { WireMe } from '../schemas/me.js';
import { agentScopes } from '../schemas/scopes.js';

/** Everything the fake holds; made-up people on numbers that are reserved for fiction. */
export interface FakeRecords {
  readonly me: WireMe;
  readonly callerIds: readonly WireCallerId[];
  readonly contacts: Map<string, WireContact>;
  readonly calls: Map<string, WireBrowserCall>;
  readonly activities: Map<string, WireActivity>;
  readonly receipts: Map<string, WireCookieConsent>;
}

const at = '2026-03-12T10:30:00.000Z';

export function createFakeRecords(): FakeRecords {
  const contact: WireContact = {
    id: 'contact-1',
    name: 'Ada Bianchi',
    company: 'Officina Bianchi',
    phones: [{ number: '+15550100111', type: 'mobile', primary: true }],
    emails: [{ address: 'ada@example.test', type: 'work', primary: true }],
    addresses: [],
    tags: ['customer'],
    custom_fields: { lead_source: 'fair' },
    do_not_call: false,
    created_at: at,
    updated_at: at,
    etag: '"1"',
  };
  const call: WireBrowserCall = {
    id: 'call-1',
    kind: 'browser',
    direction: 'outbound',
    status: 'completed',
    from_number: '+442079460100',
    to_number: '+15550100111',
    contact_id: 'contact-1',
    agent_id: 'agent-1',
    started_at: at,
    answered_at: at,
    ended_at: at,
    duration_seconds: 42,
    tags: [],
    recording: { state: 'off', rule: 'announce' },
  };
  return {
    me: {
      id: 'agent-1',
      name: 'Sam Patel',
      email: 'sam@example.test',
      account: { id: 'acc-1', name: 'Example Trading', country: 'GB' },
      scopes: [...agentScopes],
    },
    callerIds: [
      { id: 'cid-1', number: '+442079460100', label: 'London', is_default: true },
      { id: 'cid-2', number: '+15550100200', label: 'New York', is_default: false },
    ],
    contacts: new Map([[contact.id, contact]]),
    calls: new Map([[call.id, call]]),
    activities: new Map(),
    receipts: new Map(),
  };
}
