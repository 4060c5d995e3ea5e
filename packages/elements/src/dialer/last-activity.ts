import type { Activity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { clockIcon } from '../internal/icons.js';
import type { MessageKey } from '../internal/locale.js';
import type { LocaleController } from '../internal/locale-controller.js';

const kinds: Readonly<Record<Activity['type'], MessageKey>> = {
  call: 'last.call',
  ai_call: 'last.call',
  voicemail: 'last.voicemail',
  sms: 'last.message',
  whatsapp: 'last.message',
  email: 'last.email',
  note: 'last.note',
  appointment: 'last.appointment',
  consent: 'last.consent',
};

/** What was said last, in a few words. */
function words(activity: Activity): string | undefined {
  switch (activity.type) {
    case 'call':
      return activity.note;
    case 'ai_call':
      return activity.summary;
    case 'voicemail':
      return activity.transcript;
    case 'sms':
    case 'whatsapp':
    case 'note':
      return activity.body;
    case 'email':
      return activity.subject;
    case 'appointment':
      return activity.title;
    case 'consent':
      return undefined;
  }
}

/** The newest entry of the caller's feed: its kind, when it was, and its first words. */
export function lastActivity(locale: LocaleController, activity: Activity): TemplateResult {
  const when = locale.date(activity.occurredAt, { dateStyle: 'medium', timeStyle: 'short' });
  const text = words(activity)?.replace(/\s+/g, ' ').trim();
  return html`<p class="last muted" part="last-activity">
    ${clockIcon()}<span
      >${locale.t(kinds[activity.type])} ·
      ${when}${text === undefined || text === '' ? nothing : html` · <bdi class="last__words">${text}</bdi>`}</span
    >
  </p>`;
}
