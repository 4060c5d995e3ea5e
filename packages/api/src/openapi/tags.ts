import type { routes } from '../routes/index.js';

/** The heading of each group of routes. */
export const tagNames = {
  session: 'Session',
  contacts: 'Contacts',
  calls: 'Calls',
  callControl: 'Live calls and presence',
  activities: 'Activities',
  recordings: 'Recordings',
  voicemails: 'Voicemails',
  messages: 'Messages',
  emails: 'E-mails',
  consents: 'Consents',
  cookieConsents: 'Cookie consents',
  privacyRequests: 'Privacy requests',
  exports: 'Exports',
  accounts: 'Accounts',
  accessGrants: 'Access of the platform’s staff',
  agency: 'Agency',
  webhooks: 'Webhooks',
  events: 'Events',
  oauth: 'OAuth',
} as const satisfies Readonly<Record<keyof typeof routes, string>>;

export const tags = Object.values(tagNames).map((name) => ({ name }));
