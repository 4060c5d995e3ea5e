import * as accessGrants from './access-grants.js';
import * as accounts from './accounts.js';
import * as activities from './activities.js';
import * as agency from './agency.js';
import * as callControl from './call-control.js';
import * as calls from './calls.js';
import * as consents from './consents.js';
import * as contacts from './contacts.js';
import * as cookieConsents from './cookie-consents.js';
import * as emails from './emails.js';
import * as events from './events.js';
import * as exports from './exports.js';
import * as messages from './messages.js';
import * as oauth from './oauth.js';
import * as privacyRequests from './privacy-requests.js';
import * as recordings from './recordings.js';
import * as session from './session.js';
import * as voicemails from './voicemails.js';
import * as webhooks from './webhooks.js';

export * from './access-grants.js';
export * from './accounts.js';
export * from './activities.js';
export * from './agency.js';
export * from './call-control.js';
export * from './calls.js';
export * from './consents.js';
export * from './contacts.js';
export * from './cookie-consents.js';
export * from './emails.js';
export * from './events.js';
export * from './exports.js';
export * from './messages.js';
export * from './oauth.js';
export * from './privacy-requests.js';
export * from './recordings.js';
export * from './session.js';
export * from './voicemails.js';
export * from './webhooks.js';
export * from './match.js';
export * from './route.js';

/** The whole table, by resource: for the OpenAPI document, for servers, and for `withRoutes`. */
export const routes = {
  session,
  contacts,
  calls,
  callControl,
  activities,
  recordings,
  voicemails,
  messages,
  emails,
  consents,
  cookieConsents,
  privacyRequests,
  exports,
  accounts,
  accessGrants,
  agency,
  webhooks,
  events,
  oauth,
} as const;
