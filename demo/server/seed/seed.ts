import { agentScopes, type Scope } from '@dialora/api/schemas';
import { hashPassword } from '../auth/passwords.js';
import { hashToken } from '../auth/secrets.js';
import type { Database, OwnerTransaction } from '../db/database.js';
import { writeAgency } from './agency.js';
import { accounts, agents, apiKeys, callerIds, demoPassword, sites } from './cast.js';
import { harbourLaneHeroes, heroIds, northlightHeroes } from './heroes.js';
import { makePeople, type Person } from './people.js';
import { createRandom, type Random } from './random.js';
import { recentOf } from './recent/index.js';
import { tellStory, type Entry, type Teller } from './stories.js';
import { writeActivities, writeContacts } from './write.js';

/** What a business's own server may do besides what its agents may. */
const serverScopes: readonly Scope[] = [
  'accounts:read',
  'accounts:write',
  'recordings:write',
  'exports:read',
  'exports:write',
  'access_log:read',
  'webhooks:read',
  'webhooks:write',
];

/** What only an agency's key may do besides. */
const agencyScopes: readonly Scope[] = [
  'users:read',
  'users:write',
  'plans:read',
  'subscriptions:read',
  'subscriptions:write',
];

/** How many entries the feeds hold together. */
const wantedActivities = 5_000;
const harbourLaneActivities = 260;

/**
 * Fills a database that has no account yet: the accounts, their agents, 300 made-up people and 5,000 things said with
 * them, relative to `now`. The same every time but for the dates. Does nothing when there is anything already.
 */
export async function seed(
  database: Database,
  { now, say }: { readonly now: Date; readonly say: (sentence: string) => void },
): Promise<void> {
  const written = await database.owner(async (tx) => {
    // Two processes that start at once on one server: the second finds the work done.
    await tx.query('select pg_advisory_xact_lock(72190002)');
    const { rows } = await tx.query<{ filled: boolean }>('select exists (select from accounts) as filled');
    if (rows[0]?.filled === true) return undefined;
    await writeCast(tx, now);
    await writeAgency(tx, now);
    const random = createRandom(20_261_122);
    const northlight = [
      ...northlightHeroes,
      ...makePeople(random, 'acc_northlight', ['agt_maya', 'agt_tomas', 'agt_priyanka', 'agt_ben']),
    ];
    const harbourLane = [
      ...harbourLaneHeroes,
      ...makePeople(createRandom(4), 'acc_harbourlane', ['agt_asha', 'agt_leo']).filter((_, at) => at % 9 === 0),
    ];
    await writeContacts(tx, [...northlight, ...harbourLane], now);
    const entries = [
      ...tell(random, northlight, wantedActivities - harbourLaneActivities, now),
      ...tell(random, harbourLane, harbourLaneActivities, now),
    ];
    await writeActivities(tx, entries);
    return { contacts: northlight.length + harbourLane.length, activities: entries.length };
  });
  if (written !== undefined) {
    // The planner should know how big the tables are before the first query.
    await database.owner((tx) => tx.script('analyze'));
    say(`Made up ${written.contacts} contacts with ${written.activities} calls, messages, mails and notes.`);
  }
}

/** Shares `count` entries out among the people, by weight; everybody has said something. */
function tell(random: Random, people: readonly Person[], count: number, now: Date): readonly Entry[] {
  const agentIds = agents.filter((agent) => agent.accountId === people[0]?.accountId).map((agent) => agent.id);
  const teller: Teller = {
    random,
    now: now.getTime(),
    agentIds,
    agentEmail: (agentId) => agents.find((agent) => agent.id === agentId)?.email ?? '',
  };
  const fixed = people.flatMap((person) => [
    ...recentOf(person, teller.now),
    ...callConsentOf(random, person, teller.now),
  ]);
  const total = people.reduce((sum, person) => sum + person.weight, 0);
  const free = count - fixed.length;
  let shared = 0;
  let sum = 0;
  const told = people.flatMap((person) => {
    sum += person.weight;
    const upTo = Math.round((free * sum) / total);
    const own = upTo - shared;
    shared = upTo;
    // What the heroes did lately is written by hand; their older story ends before that,
    // and theirs is the latest of all.
    const cut = teller.now - (heroIds.includes(person.id) ? 6 * 24 : 2) * 3_600_000;
    return tellStory({ ...teller, now: cut }, person, own);
  });
  return [...fixed, ...told];
}

function callConsentOf(random: Random, person: Person, now: number): readonly Entry[] {
  if (person.callConsent === undefined) return [];
  const at = now - random.int(7, 200) * 24 * 3_600_000 - random.int(0, 80_000) * 1000;
  const given: Entry = {
    person,
    type: 'consent',
    at: at - 90 * 24 * 3_600_000,
    authorId: null,
    details: { purpose: 'call', change: 'given', how: 'web form' },
  };
  if (person.callConsent === 'given') {
    // The people of the scenes may be written to as well.
    const channels = heroIds.includes(person.id) ? ['sms', 'whatsapp', 'email'] : [];
    return [given, ...channels.map((purpose) => ({ ...given, details: { ...given.details, purpose } }))];
  }
  return [given, { ...given, at, details: { purpose: 'call', change: 'withdrawn', how: 'spoken on a call' } }];
}

async function writeCast(tx: OwnerTransaction, now: Date): Promise<void> {
  for (const { id, parentId, kind, name, country } of accounts) {
    await tx.query(
      'insert into accounts (account_id, parent_id, kind, name, country, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, parentId, kind, name, country, now],
    );
  }
  const password = hashPassword(demoPassword);
  for (const [position, { id, accountId, name, title, email }] of agents.entries()) {
    await tx.query(
      `insert into agents (account_id, id, name, title, email, password_hash, position, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [accountId, id, name, title, email, password, position, now],
    );
  }
  for (const { id, accountId, name, allowedOrigins, callsFrom } of sites) {
    await tx.query(
      'insert into sites (account_id, id, name, allowed_origins, calls_from) values ($1, $2, $3, $4, $5)',
      [accountId, id, name, allowedOrigins, callsFrom],
    );
  }
  for (const { id, accountId, key, label } of apiKeys) {
    await tx.query(
      'insert into api_keys (account_id, id, hash, label, scopes, created_at) values ($1, $2, $3, $4, $5, $6)',
      [
        accountId,
        id,
        hashToken(key),
        label,
        ['sessions:write', ...agentScopes, ...serverScopes, ...(isAgency(accountId) ? agencyScopes : [])],
        now,
      ],
    );
  }
  for (const { id, accountId, number, label, isDefault } of callerIds) {
    await tx.query(
      `insert into caller_ids (account_id, id, number, label, is_default, verified_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [accountId, id, number, label, isDefault, now],
    );
  }
}

function isAgency(accountId: string): boolean {
  return accounts.some((account) => account.id === accountId && account.kind === 'agency');
}
