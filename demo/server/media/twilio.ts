import type { MediaKeeper } from './outside.js';

export interface TwilioKeeperOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string;
}

/** The name under which is noted what lies at Twilio: a recording by its SID, a medium of a message by `twilioMedium`. */
export const twilioKeeper = 'twilio';

/**
 * The reference of a medium of a message by the address that Twilio's webhook names (`MediaUrl0` and so on); undefined
 * when it is none of Twilio's. Only its SIDs are taken: nothing is ever asked at an address that somebody sent.
 * Source: www.twilio.com/docs/messaging/api/media-resource
 */
export function twilioMedium(url: string): string | undefined {
  const found = /\/Messages\/([A-Z]{2}[0-9a-f]{32})\/Media\/(ME[0-9a-f]{32})$/.exec(url);
  return found === null ? undefined : `${found[1] ?? ''}/${found[2] ?? ''}`;
}

/** Recordings and media of messages in Twilio's storage (www.twilio.com/docs/voice/api/recording#delete-a-recording-resource, media-resource). */
export function createTwilioKeeper(options: TwilioKeeperOptions): MediaKeeper {
  const { accountSid, authToken, baseUrl = 'https://api.twilio.com' } = options;
  const root = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const pathOf = (reference: string): string => {
    const [owner = '', medium] = reference.split('/').map(encodeURIComponent);
    return medium === undefined ? `Recordings/${owner}.json` : `Messages/${owner}/Media/${medium}.json`;
  };
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    async erase(reference, signal) {
      const response = await fetch(`${root}/${pathOf(reference)}`, {
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
