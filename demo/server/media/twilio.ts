import type { MediaKeeper } from './outside.js';

export interface TwilioKeeperOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string;
}

/** The name under which Twilio's sounds are noted. */
export const twilioKeeper = 'twilio';

/** Recordings in Twilio's storage (www.twilio.com/docs/voice/api/recording#delete-a-recording-resource). */
export function createTwilioKeeper(options: TwilioKeeperOptions): MediaKeeper {
  const { accountSid, authToken, baseUrl = 'https://api.twilio.com' } = options;
  const recordings = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Recordings`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    async erase(reference, signal) {
      const response = await fetch(`${recordings}/${encodeURIComponent(reference)}.json`, {
        method: 'DELETE',
        headers: { authorization },
        redirect: 'error',
        signal,
      });
      await response.body?.cancel();
      // Gone already is what was wanted.
      if (!response.ok && response.status !== 404) throw new Error(`Twilio answered ${response.status}.`);
    },
  };
}
