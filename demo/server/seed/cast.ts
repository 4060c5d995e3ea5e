/*
 * Who is in the demo. All of it is made up; numbers lie in ranges kept free for fiction, addresses under
 * `example.test` and `example.com` (RFC 2606, RFC 6761).
 */

export interface CastAccount {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: 'agency' | 'business';
  readonly name: string;
  readonly country: string;
}

export interface CastAgent {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

export const accounts = [
  { id: 'acc_brightline', parentId: null, kind: 'agency', name: 'Brightline Partners', country: 'US' },
  { id: 'acc_northlight', parentId: 'acc_brightline', kind: 'business', name: 'Northlight Energy', country: 'US' },
  {
    id: 'acc_harbourlane',
    parentId: 'acc_brightline',
    kind: 'business',
    name: 'Harbour Lane Logistics',
    country: 'GB',
  },
] as const satisfies readonly CastAccount[];

export const agents: readonly CastAgent[] = [
  {
    id: 'agt_maya',
    accountId: 'acc_northlight',
    name: 'Maya Lindqvist',
    title: 'Customer advisor',
    email: 'maya@northlight.example.test',
  },
  {
    id: 'agt_tomas',
    accountId: 'acc_northlight',
    name: 'Tomás Herrera',
    title: 'Survey planner',
    email: 'tomas@northlight.example.test',
  },
  {
    id: 'agt_priyanka',
    accountId: 'acc_northlight',
    name: 'Priyanka Shah',
    title: 'Partner manager',
    email: 'priyanka@northlight.example.test',
  },
  {
    id: 'agt_ben',
    accountId: 'acc_northlight',
    name: 'Ben Adeyemi',
    title: 'Service engineer',
    email: 'ben@northlight.example.test',
  },
  {
    id: 'agt_asha',
    accountId: 'acc_harbourlane',
    name: 'Asha Mehta',
    title: 'Owner',
    email: 'asha@harbour-lane.example.test',
  },
  {
    id: 'agt_leo',
    accountId: 'acc_harbourlane',
    name: 'Leo Brandt',
    title: 'Dispatcher',
    email: 'leo@harbour-lane.example.test',
  },
  {
    id: 'agt_ruth',
    accountId: 'acc_brightline',
    name: 'Ruth Calloway',
    title: 'Agency director',
    email: 'ruth@brightline.example.test',
  },
];

/** Every agent's password. It guards nothing: the customers are made up, and the sign-in page shows it. */
export const demoPassword = 'heat-pump-harbour';

/** Keys of the businesses' own servers, as published as the password. */
export const apiKeys = [
  { id: 'key_northlight', accountId: 'acc_northlight', key: 'dlr_test_northlight_demo', label: 'Website backend' },
  { id: 'key_brightline', accountId: 'acc_brightline', key: 'dlr_test_brightline_demo', label: 'Agency automation' },
  { id: 'key_harbourlane', accountId: 'acc_harbourlane', key: 'dlr_test_harbourlane_demo', label: 'Booking system' },
] as const;

export const callerIds = [
  { id: 'cid_main', accountId: 'acc_northlight', number: '+12025550100', label: 'Main line', isDefault: true },
  { id: 'cid_service', accountId: 'acc_northlight', number: '+12025550120', label: 'Service', isDefault: false },
  { id: 'cid_london', accountId: 'acc_northlight', number: '+442079460100', label: 'London office', isDefault: false },
  { id: 'cid_web', accountId: 'acc_northlight', number: '+12025550190', label: 'Website calls', isDefault: false },
  { id: 'cid_dispatch', accountId: 'acc_harbourlane', number: '+442079460900', label: 'Dispatch', isDefault: true },
] as const;

export const sites = [
  {
    id: 'site_northlight',
    accountId: 'acc_northlight',
    name: 'northlight.example.test',
    allowedOrigins: ['https://northlight.example.test'],
    callsFrom: '+12025550190',
  },
  {
    id: 'site_harbourlane',
    accountId: 'acc_harbourlane',
    name: 'harbour-lane.example.test',
    allowedOrigins: ['https://harbour-lane.example.test'],
    callsFrom: '+442079460900',
  },
] as const;

/** Who the demo's pages are for when nobody says otherwise. */
export const demo = {
  accountId: 'acc_northlight',
  agentId: 'agt_maya',
  siteId: 'site_northlight',
  number: '+12025550100',
} as const;

/** The agents who can be chosen on the sign-in page. */
export const demoAgents = agents
  .filter((agent) => agent.accountId !== 'acc_brightline')
  .map((agent) => ({
    id: agent.id,
    name: agent.name,
    title: agent.title,
    account: accounts.find((account) => account.id === agent.accountId)?.name ?? '',
  }));
