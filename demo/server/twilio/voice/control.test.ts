// The API against a made-up Twilio on this machine: TwiML, REST and signed callbacks, in order and in none.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe } from 'node:test';
import { controlContract } from '../../testing/control/index.js';
import { twilioSubject, type TwilioSubject } from '../../testing/twilio/subject.js';
import { callbackTests } from '../../testing/twilio/callback-tests.js';
import { mediaTests } from '../../testing/twilio/media-tests.js';
import { followTests } from '../../testing/twilio/follow-tests.js';
import { spokenTests } from '../../testing/twilio/spoken-tests.js';

let subject: TwilioSubject | undefined;
const use = (): TwilioSubject => {
  if (subject === undefined) throw new Error('The server has not started.');
  return subject;
};

before(async () => {
  subject = await twilioSubject(mkdtempSync(path.join(tmpdir(), 'dialora-twilio-')));
});
afterEach(() => subject?.clear());
after(() => subject?.close());

describe('callbacks in order', () => controlContract('control of calls at Twilio', use));
describe('callbacks twice and in any order', () => {
  before(() => {
    use().twilio.carrier.chaos = true;
  });
  after(() => {
    use().twilio.carrier.chaos = false;
  });
  controlContract('control of calls at Twilio', use);
});
callbackTests('what Twilio asks and tells', use);
mediaTests('what came with messages', use);
followTests('what Twilio is asked', use);
spokenTests('what callers hear', use);
