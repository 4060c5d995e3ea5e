import type { Activity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ticking } from '../internal/clock.js';
import { calendarIcon, checkIcon, clockIcon, copyIcon, noteIcon, warningIcon } from '../internal/icons.js';
import { shortLine } from '../internal/plain-text.js';
import { problemWords } from '../internal/problem-message.js';
import type { EntryContext } from './entries/context.js';
import { absoluteTime, entryBody, entryIcon, entryTitle, entryTone } from './entries/entry.js';
import { estimateMediaHeight } from './entries/media.js';
import { timeSpan } from './entries/others.js';
import { textBlock } from './entries/parts.js';
import type { PendingNote, TimelineRow } from './rows.js';
import { linkIcon } from './tools/link-icon.js';
import { dayName, entryTime, entryTimeChange, nextMidnight } from './times.js';

export interface RowContext extends EntryContext {
  /** Changes whenever something that several rows show did; a row is otherwise only drawn once. */
  readonly version: number;
  /** `-1` while older entries are still to be read (WAI-ARIA `aria-setsize`). */
  readonly size: number;
  /** The row under the pointer or with the focus: it shows what can be done with it. */
  readonly active: string | undefined;
  /** The one row that Tab reaches. */
  readonly tabStop: string | undefined;
  readonly copied: string | undefined;
  readonly logPending: (activity: Activity) => boolean;
  /** The row that a search leads to. */
  readonly match: string | undefined;
  /** The first entry that came since the last visit. */
  readonly unread: string | undefined;
}

export function timelineRow(context: RowContext, row: TimelineRow): TemplateResult {
  if (row.kind === 'day') return dayRow(context, row.date);
  const active = context.active === row.key;
  const tabStop = context.tabStop === row.key;
  const content = row.kind === 'entry' ? row.activity : row.pending;
  const state = [content, row.position, context.version, context.size, active, tabStop, context.copied === row.key];
  return html`${guard(state, () =>
    row.kind === 'entry'
      ? entryRow(context, row, row.activity, active, tabStop)
      : pendingRow(context, row, row.pending, tabStop),
  )}`;
}

function dayRow({ locale }: RowContext, date: Date): TemplateResult {
  // Hidden from screen readers: a feed holds articles only, and each of them says its full date.
  return html`<div class="day" part="day" aria-hidden="true">
    ${ticking(nextMidnight, (time) => dayName(locale, date, time))}
  </div>`;
}

interface Placed {
  readonly key: string;
  readonly position: number;
}

function entryRow(
  context: RowContext,
  { key, position }: Placed,
  activity: Activity,
  active: boolean,
  tabStop: boolean,
): TemplateResult {
  const { locale, size } = context;
  const { occurredAt } = activity;
  const title = entryTitle(locale, activity);
  const absolute = absoluteTime(locale, occurredAt);
  const unread = context.unread === activity.id;
  return html`<article
    class="entry"
    part="entry"
    data-type=${activity.type}
    data-match=${context.match === key ? '' : nothing}
    data-tone=${entryTone(activity) ?? nothing}
    data-direction=${'direction' in activity ? activity.direction : nothing}
    aria-label=${locale.t('timeline.entry-label', { title, time: absolute })}
    aria-posinset=${position}
    aria-setsize=${size}
    tabindex=${tabStop ? 0 : -1}
  >
    ${unread ? html`<p class="unread" part="unread">${locale.t('timeline.unread')}</p>` : nothing}
    <span class="mark" part="mark">${entryIcon(activity)}</span>
    <h3 class="title" dir="auto">${title}</h3>
    <time class="time" datetime=${occurredAt} title=${absolute}
      >${ticking(entryTimeChange(occurredAt), (time) => entryTime(locale, occurredAt, time))}</time
    >
    <div class="body">${entryBody(context, key, activity, context.logPending(activity))}</div>
    ${active ? tools(context, key) : nothing}
  </article>`;
}

function tools({ locale, copied }: RowContext, key: string): TemplateResult {
  const done = copied === key;
  const copy = locale.t(done ? 'shared.copied' : 'entry.copy');
  const link = locale.t('entry.copy-link');
  return html`<span class="tool-set"
    ><button type="button" class="tool" part="copy-button" data-action="copy" aria-label=${copy} title=${copy}>
      ${done ? checkIcon() : copyIcon()}</button
    ><button type="button" class="tool" part="link-button" data-action="link" aria-label=${link} title=${link}>
      ${linkIcon()}
    </button></span
  >`;
}

function pendingRow(
  context: RowContext,
  { key, position }: Placed,
  note: PendingNote,
  tabStop: boolean,
): TemplateResult {
  const { locale, size } = context;
  const { t } = locale;
  const stuck = note.state === 'stuck';
  const { entry } = note;
  const appointment = entry.type === 'appointment';
  const occurredAt = appointment ? entry.startsAt : entry.occurredAt;
  const title = appointment ? shortLine(entry.title) || t('entry.appointment-untitled') : t('entry.note');
  return html`<article
    class="entry"
    part="entry"
    data-type=${entry.type}
    data-pending=${note.state}
    aria-label=${t('timeline.entry-label', { title, time: stateWords(context, note) })}
    aria-posinset=${position}
    aria-setsize=${size}
    tabindex=${tabStop ? 0 : -1}
  >
    <span class="mark" part="mark">${appointment ? calendarIcon() : noteIcon()}</span>
    <h3 class="title" dir="auto">${title}</h3>
    <time class="time" datetime=${occurredAt} title=${absoluteTime(locale, occurredAt)}
      >${ticking(entryTimeChange(occurredAt), (time) => entryTime(locale, occurredAt, time))}</time
    >
    <div class="body">
      ${
        entry.type === 'appointment'
          ? html`<p class="slot">${timeSpan(locale.lang, entry)}</p>`
          : textBlock(context, key, entry.body, 'text bubble', true)
      }
      <p class="waiting">${stuck ? warningIcon() : clockIcon()}<span>${pendingWords(context, note)}</span></p>
      ${
        stuck
          ? html`<p class="actions">
              <button type="button" class="button button--small" data-action="retry" data-id=${note.id}>
                ${t('shared.try-again')}
              </button>
              <button type="button" class="button button--small button--quiet" data-action="discard" data-id=${note.id}>
                ${t('shared.discard')}
              </button>
            </p>`
          : nothing
      }
    </div>
  </article>`;
}

function stateWords({ locale }: RowContext, { state }: PendingNote): string {
  return locale.t(`note.${state === 'sent' ? 'sending' : state}`);
}

function pendingWords(context: RowContext, note: PendingNote): string {
  const { locale } = context;
  const { state, problem } = note;
  const words = stateWords(context, note);
  if (!problem || state === 'sending') return words;
  const { title, next } = problemWords(locale, problem);
  return state === 'stuck' ? `${words}. ${title} ${next}` : `${words}. ${title}`;
}

/** A guess of a row's height in CSS pixels, for as long as it was not seen. */
export function estimateHeight(row: TimelineRow, width: number): number {
  if (row.kind === 'day') return 34;
  // About 7.4 px a character at 15 px type; the body starts 60 px in.
  const lines = (text: string): number => Math.min(12, Math.ceil((text.length * 7.4) / Math.max(120, width - 90)));
  if (row.kind === 'pending') return 92 + (row.pending.entry.type === 'note' ? lines(row.pending.entry.body) : 1) * 20;
  const { activity } = row;
  switch (activity.type) {
    case 'call':
      return (
        66 +
        (activity.note ? 12 + lines(activity.note) * 20 : 0) +
        (activity.disposition ? 32 : 0) +
        (activity.recordingId ? 38 : 0) +
        (activity.transcript ? 28 : 0)
      );
    case 'voicemail':
      return 66 + (activity.transcript ? 12 + lines(activity.transcript) * 20 : 0);
    case 'ai_call':
      return 110 + lines(activity.summary ?? '') * 20 + Object.keys(activity.extractedData).length * 24;
    case 'sms':
    case 'whatsapp':
      return 84 + lines(activity.body) * 20 + estimateMediaHeight(activity);
    case 'email':
      return 74 + lines(activity.snippet ?? ' ') * 20 + (activity.attachments.length > 0 ? 42 : 0);
    case 'note':
      return 78 + lines(activity.body) * 20;
    default:
      return 88;
  }
}
