import { accountSuite } from './account.js';
import { activitySuite } from './activities.js';
import { agencySuite } from './agency.js';
import { agentCallSuite } from './agent-calls.js';
import { callSuite } from './calls.js';
import { clientSuite } from './client.js';
import { consentSuite } from './consents.js';
import { contactSuite } from './contacts.js';
import { contractSuite } from './contract.js';
import { cookieConsentSuite } from './cookie-consents.js';
import { databaseSuite } from './database.js';
import { emailSuite } from './emails.js';
import { entranceSuite } from './entrance.js';
import { erasureSuite } from './erasure.js';
import { eventSuite } from './events.js';
import { fuzzSuite } from './fuzz.js';
import { idempotencySuite } from './idempotency.js';
import { isolationSuite } from './isolation.js';
import { lostCallsSuite } from './lost-calls.js';
import { mergingSuite } from './merging.js';
import { messageMediaSuite } from './message-media.js';
import { messageSuite } from './messages.js';
import { oauthSuite } from './oauth.js';
import { privacyRequestSuite } from './privacy-requests.js';
import { privacyVisitorSuite } from './privacy-visitor.js';
import { rightsSuite } from './rights.js';
import { seedSuite } from './seed.js';
import { staffAccessSuite } from './staff-access.js';
import { transcriptSuite } from './transcripts.js';
import { voiceSuite } from './voice.js';
import type { Harness } from '../harness.js';

export type Suite = (harness: () => Harness) => void;

/** What the API promises, on whichever database it runs. */
export const suites: Readonly<Record<string, Suite>> = {
  'the made-up customers': seedSuite,
  'the database': databaseSuite,
  'the entrance': entranceSuite,
  'sessions and numbers': accountSuite,
  'sign-in': oauthSuite,
  contacts: contactSuite,
  activities: activitySuite,
  calls: callSuite,
  'the voice line': voiceSuite,
  'calls whose server died': lostCallsSuite,
  transcripts: transcriptSuite,
  events: eventSuite,
  'idempotency keys': idempotencySuite,
  'cookie consents': cookieConsentSuite,
  consents: consentSuite,
  messages: messageSuite,
  'media of messages': messageMediaSuite,
  mails: emailSuite,
  'merging and searching': mergingSuite,
  'Voice AI calls and webhooks': agentCallSuite,
  'the agency scope': agencySuite,
  rights: rightsSuite,
  erasure: erasureSuite,
  'privacy requests': privacyRequestSuite,
  'a visitor’s privacy request': privacyVisitorSuite,
  'staff of the platform': staffAccessSuite,
  isolation: isolationSuite,
  'the typed client': clientSuite,
  'the contract': contractSuite,
  'hostile requests': fuzzSuite,
};
