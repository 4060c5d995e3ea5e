import type { Activity } from '@dialora/core';
import type { TemplateResult } from 'lit';
import {
  botIcon,
  calendarIcon,
  chatIcon,
  infoIcon,
  mailIcon,
  messageIcon,
  noteIcon,
  phoneInIcon,
  phoneMissedIcon,
  phoneOutIcon,
  shieldIcon,
  voicemailIcon,
} from '../../internal/icons.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { shortLine } from '../../internal/plain-text.js';
import { aiCallBody, aiCallTitle, callBody, callTitle, dispositionText, isMissed, voicemailBody } from './calls.js';
import type { PendingNote } from '../rows.js';
import type { EntryContext } from './context.js';
import { mediaWords } from './media.js';
import { addresses, emailBody, emailTitle, messageBody, messageTitle } from './messages.js';
import { plainNote } from './rich-text.js';
import { transcriptLines } from './transcript.js';
import { appointmentBody, appointmentTime, appointmentTitle, consentBody, consentTitle, noteBody } from './others.js';

/** In words, for the heading, for screen readers and for what is copied. */
export function entryTitle(locale: LocaleController, activity: Activity): string {
  switch (activity.type) {
    case 'call':
      return callTitle(locale, activity);
    case 'ai_call':
      return aiCallTitle(locale, activity);
    case 'voicemail':
      return locale.t('entry.voicemail');
    case 'sms':
    case 'whatsapp':
      return messageTitle(locale, activity);
    case 'email':
      return emailTitle(locale, activity);
    case 'note':
      return locale.t('entry.note');
    case 'appointment':
      return appointmentTitle(locale, activity);
    case 'consent':
      return consentTitle(locale, activity);
    default:
      return locale.t('entry.unknown'); // a type that a newer API knows
  }
}

export function entryIcon(activity: Activity): TemplateResult {
  switch (activity.type) {
    case 'call':
      if (isMissed(activity)) return phoneMissedIcon();
      return activity.direction === 'inbound' ? phoneInIcon() : phoneOutIcon();
    case 'ai_call':
      return botIcon();
    case 'voicemail':
      return voicemailIcon();
    case 'sms':
      return messageIcon();
    case 'whatsapp':
      return chatIcon();
    case 'email':
      return mailIcon();
    case 'note':
      return noteIcon();
    case 'appointment':
      return calendarIcon();
    case 'consent':
      return shieldIcon();
    default:
      return infoIcon();
  }
}

/** Colours the mark: something went wrong, or was taken back. */
export function entryTone(activity: Activity): 'danger' | 'muted' | undefined {
  if (activity.type === 'call' || activity.type === 'ai_call') {
    if (isMissed(activity) || activity.outcome === 'failed') return 'danger';
    return activity.outcome === 'completed' || activity.outcome === 'in-progress' ? undefined : 'muted';
  }
  if (activity.type === 'sms' || activity.type === 'whatsapp') {
    return activity.status === 'failed' ? 'danger' : undefined;
  }
  return activity.type === 'consent' && activity.change === 'withdrawn' ? 'danger' : undefined;
}

export function entryBody(context: EntryContext, key: string, activity: Activity, logPending: boolean): unknown {
  switch (activity.type) {
    case 'call':
      return callBody(context, key, activity, logPending);
    case 'ai_call':
      return aiCallBody(context, key, activity);
    case 'voicemail':
      return voicemailBody(context, key, activity);
    case 'sms':
    case 'whatsapp':
      return messageBody(context, key, activity);
    case 'email':
      return emailBody(context, key, activity);
    case 'note':
      return noteBody(context, key, activity);
    case 'appointment':
      return appointmentBody(context, activity);
    case 'consent':
      return consentBody(context, activity);
    default:
      return '';
  }
}

/** An entry as plain text, whole: for the clipboard. Foreign text is left as it was written. */
export function entryText(locale: LocaleController, activity: Activity, format: (e164: string) => string): string {
  const lines = [`${entryTitle(locale, activity)} (${absoluteTime(locale, activity.occurredAt)})`, ...details()];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');

  function details(): readonly (string | undefined)[] {
    switch (activity.type) {
      case 'call':
        return [
          [
            format(activity.number),
            activity.durationSeconds > 0 ? locale.clock(activity.durationSeconds) : '',
            activity.disposition === undefined ? '' : dispositionText(locale, activity.disposition),
          ]
            .filter(Boolean)
            .join(', '),
          activity.note,
          ...transcriptLines(locale, activity),
        ];
      case 'ai_call':
        return [
          `${format(activity.number)}, ${locale.clock(activity.durationSeconds)}`,
          activity.summary,
          ...Object.entries(activity.extractedData).map(([name, value]) => `${name}: ${value}`),
          ...transcriptLines(locale, activity),
        ];
      case 'voicemail':
        return [`${format(activity.number)}, ${locale.clock(activity.durationSeconds)}`, activity.transcript];
      case 'sms':
      case 'whatsapp':
        return [format(activity.number), activity.body, activity.body === '' ? '' : mediaWords(locale, activity)];
      case 'email':
        return [
          addresses(locale, activity),
          activity.snippet,
          ...activity.attachments.map(({ name }) => shortLine(name)),
        ];
      case 'note':
        return [plainNote(activity.body)];
      case 'appointment':
        return [appointmentTime(locale, activity), activity.place];
      case 'consent':
        return [activity.how];
      default:
        return [];
    }
  }
}

/** What waits to be handed in, as text. */
export function pendingText({ entry }: PendingNote): string {
  return entry.type === 'note' ? plainNote(entry.body) : entry.title;
}

/** With day and minute; a date that cannot be read is shown as it came. */
export function absoluteTime(locale: LocaleController, occurredAt: string): string {
  const time = Date.parse(occurredAt);
  return Number.isNaN(time) ? shortLine(occurredAt) : locale.date(time, { dateStyle: 'full', timeStyle: 'short' });
}
