import type { AppointmentActivity, ConsentActivity, NoteActivity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { dateTimeFormat } from '../../internal/intl.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { shortLine } from '../../internal/plain-text.js';
import type { EntryContext } from './context.js';
import { author, textBlock } from './parts.js';

export function noteBody(context: EntryContext, key: string, note: NoteActivity): TemplateResult {
  return html`${textBlock(context, key, note.body, 'text bubble', true)}
  ${note.author ? html`<p class="meta">${author(context, note.author)}</p>` : nothing}`;
}

export function appointmentTitle({ t }: LocaleController, { title }: AppointmentActivity): string {
  return shortLine(title) || t('entry.appointment-untitled');
}

/** From when to when, in the reader's own time zone, naming each part once. */
export function appointmentTime({ lang }: LocaleController, appointment: AppointmentActivity): string {
  return timeSpan(lang, appointment);
}

export function timeSpan(lang: string, { startsAt, endsAt }: Pick<AppointmentActivity, 'startsAt' | 'endsAt'>): string {
  const start = new Date(startsAt);
  const end = new Date(endsAt);
  const format = dateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short' });
  if (Number.isNaN(start.getTime())) return '';
  // `formatRange` refuses an end before the start.
  return end >= start ? format.formatRange(start, end) : format.format(start);
}

export function appointmentBody(context: EntryContext, appointment: AppointmentActivity): TemplateResult {
  const { t } = context.locale;
  return html`<p class="slot">${appointmentTime(context.locale, appointment)}</p>
    <p class="meta">
      ${
        appointment.place === undefined
          ? nothing
          : html`<span
              ><span class="visually-hidden">${t('entry.place')} </span><bdi>${shortLine(appointment.place)}</bdi></span
            >`
      }
      ${author(context, appointment.author)}
    </p>`;
}

export function consentTitle({ t }: LocaleController, { change, purpose }: ConsentActivity): string {
  return t(`entry.consent-${change}`, { purpose: t(`purpose.${purpose}`) });
}

export function consentBody(context: EntryContext, consent: ConsentActivity): TemplateResult {
  return html`<p class="meta"><bdi>${shortLine(consent.how)}</bdi> ${author(context, consent.author)}</p>`;
}
