import * as z from 'zod/mini';
import { RefusedByCarrierError, type MessageCarrier } from './carrier.js';

export interface TwilioCarrierOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Where Twilio reports to: the public address of `/twilio/messages/status`. */
  readonly statusCallback: string;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string;
}

const answerSchema = z.object({ sid: z.string() });
const errorSchema = z.object({ code: z.optional(z.number()), message: z.optional(z.string()) });

/** SMS and WhatsApp through Twilio's Programmable Messaging (www.twilio.com/docs/messaging/api/message-resource). */
export function createTwilioCarrier(options: TwilioCarrierOptions): MessageCarrier {
  const { accountSid, authToken, baseUrl = 'https://api.twilio.com' } = options;
  const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    async send(parcel, signal) {
      if (parcel.channel === 'email') throw new RefusedByCarrierError('channel', 'Twilio carries no e-mail here.');
      const prefix = parcel.channel === 'whatsapp' ? 'whatsapp:' : '';
      const form = new URLSearchParams({
        From: prefix + parcel.from,
        To: prefix + parcel.to,
        StatusCallback: options.statusCallback,
      });
      if (parcel.template === undefined) form.set('Body', parcel.body);
      else {
        form.set('ContentSid', parcel.template.name);
        form.set('ContentVariables', JSON.stringify(parcel.template.variables));
      }
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
        redirect: 'error',
        signal,
      });
      const body: unknown = await response.json().catch(() => undefined);
      if (response.ok) return { carrierId: z.parse(answerSchema, body).sid };
      const { code } = z.safeParse(errorSchema, body).data ?? {};
      // 429 and 5xx pass; what else Twilio refuses stays refused.
      if (response.status === 429 || response.status >= 500) throw new Error(`Twilio answered ${response.status}.`);
      throw new RefusedByCarrierError(String(code ?? response.status), `Twilio refused with ${response.status}.`);
    },
    // Reports come to the webhook.
    onReport: () => undefined,
    stop: () => undefined,
  };
}
