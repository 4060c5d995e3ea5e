import * as activities from './activities.js';
import * as calls from './calls.js';
import * as contacts from './contacts.js';
import * as cookieConsents from './cookie-consents.js';
import * as events from './events.js';
import * as oauth from './oauth.js';
import * as session from './session.js';

export * from './activities.js';
export * from './calls.js';
export * from './contacts.js';
export * from './cookie-consents.js';
export * from './events.js';
export * from './match.js';
export * from './oauth.js';
export * from './route.js';
export * from './session.js';

/** The whole table, by resource: for the OpenAPI document, for servers, and for `withRoutes`. */
export const routes = { session, contacts, calls, activities, cookieConsents, events, oauth } as const;
