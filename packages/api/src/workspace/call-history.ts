import type { CallActivity, CallHistory, MailSender, MessageSender } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { listActivities } from '../routes/activities.js';
import { sendEmail } from '../routes/emails.js';
import { createMessage } from '../routes/messages.js';

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** The account's recent calls. Nothing is kept. */
export function createCallHistory(client: ApiClient): CallHistory {
  return {
    async recent({ limit = 30, signal } = {}) {
      const query = { limit, type: 'call' } as const;
      const { data } = await client.send(listActivities, { query, ...withSignal(signal) });
      return data.filter((entry): entry is CallActivity => entry.type === 'call');
    },
  };
}

/** Text messages, if consent, do-not-contact and the hour allow them. */
export function createMessageSender(client: ApiClient): MessageSender {
  return {
    async send({ channel, number, body, contactId, from }, { signal } = {}) {
      await client.send(createMessage, {
        body: {
          channel,
          toNumber: number,
          body,
          ...(contactId === undefined ? {} : { contactId }),
          ...(from === undefined ? {} : { fromNumber: from }),
        },
        ...withSignal(signal),
      });
    },
  };
}

/** Mails from the agent's own address, if consent and restrictions allow them. */
export function createMailSender(client: ApiClient): MailSender {
  return {
    async send(mail, { signal } = {}) {
      await client.send(sendEmail, { body: mail, ...withSignal(signal) });
    },
  };
}
