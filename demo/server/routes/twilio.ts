import { e164Schema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { takeReport } from '../carrier/reports.js';
import { createOutgoing } from '../events/outgoing.js';
import type { App } from '../http/app.js';
import { validate } from '../http/body.js';
import type { DoorTools } from '../http/door.js';
import { ApiProblem } from '../http/problem.js';
import { newId } from '../ids.js';
import type { NewMedium } from '../media/of-message.js';
import { twilioKeeper, twilioMedium } from '../media/twilio.js';
import { mediaType } from '../media/types.js';
import { takeInbound } from '../twilio/inbound.js';
import { sendTwiml, signedForm } from '../twilio/signed-form.js';

const address = z.pipe(
  z.string(),
  z.transform((text) => text.replace(/^whatsapp:/, '')),
);

const inboundSchema = z.object({
  MessageSid: z.string().check(z.regex(/^[A-Za-z0-9]{10,64}$/)),
  From: z.pipe(address, e164Schema),
  To: z.pipe(address, e164Schema),
  Body: z._default(z.string().check(z.maxLength(20_000)), ''),
});

const statusSchema = z.object({
  MessageSid: z.string().check(z.regex(/^[A-Za-z0-9]{10,64}$/)),
  MessageStatus: z.string(),
  ErrorCode: z.exactOptional(z.string().check(z.maxLength(20))),
});

/** Twilio's words for how far a message came; `undelivered` is a failure. Others are on the way and tell nothing new. */
const statuses = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
} as const;

/** What Twilio tells about SMS and WhatsApp. Every request must carry its signature. */
export function twilioMessageRoutes(app: App, { services }: DoorTools): void {
  app.post('/twilio/messages', async (c) => {
    const form = await signedForm(c, services.twilioAuthToken);
    const message = validate(inboundSchema, form);
    const { rows } = await services.db.anonymous((tx) =>
      tx.query<{ id: string | null }>('select find_number_account($1) as id', [message.To]),
    );
    const accountId = rows[0]?.id ?? undefined;
    if (accountId === undefined) throw new ApiProblem('not_found', 'No account has this number.');
    const now = services.now();
    await services.db.write(accountId, async (tx) => {
      const outgoing = createOutgoing(accountId, now);
      await takeInbound(
        { tx, accountId, emit: outgoing.emit, now, by: undefined },
        {
          channel: (form['From'] ?? '').startsWith('whatsapp:') ? 'whatsapp' : 'sms',
          carrierId: message.MessageSid,
          from: message.From,
          to: message.To,
          body: message.Body,
          media: mediaOf(form),
        },
      );
      await outgoing.write(tx);
    });
    return sendTwiml(c, '<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });

  app.post('/twilio/messages/status', async (c) => {
    const form = await signedForm(c, services.twilioAuthToken);
    const report = validate(statusSchema, form);
    const status = statuses[report.MessageStatus as keyof typeof statuses] as
      (typeof statuses)[keyof typeof statuses] | undefined;
    if (status !== undefined) {
      const known = await takeReport(
        services.db,
        {
          carrierId: report.MessageSid,
          status,
          ...(report.ErrorCode === undefined ? {} : { errorCode: report.ErrorCode }),
        },
        services.now(),
      );
      // The report may come before the carrier's id is written down: Twilio tries again.
      if (!known) throw new ApiProblem('not_found', 'There is no such message (yet).');
    }
    return c.body(null, 204);
  });
}

/**
 * Media of an MMS or of WhatsApp: `MediaUrl0` with `MediaContentType0` and so on, ten at most
 * (www.twilio.com/docs/messaging/guides/webhook-request).
 */
function mediaOf(form: Readonly<Record<string, string>>): readonly NewMedium[] {
  return Array.from({ length: 10 }, (_, at) => at).flatMap((at) => {
    const reference = twilioMedium(form[`MediaUrl${at}`] ?? '');
    const mimeType = mediaType(form[`MediaContentType${at}`]);
    return reference === undefined ? [] : [{ id: newId('med'), keeper: twilioKeeper, reference, mimeType }];
  });
}
