import type { EmailActivity, MessageActivity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, clockIcon, paperclipIcon, warningIcon } from '../../internal/icons.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { isolated, shortLine } from '../../internal/plain-text.js';
import { ticking } from '../../internal/clock.js';
import { timeLeft } from '../times.js';
import type { EntryContext } from './context.js';
import { mediaPart, mediaWords } from './media.js';
import { author, numberButton, textBlock } from './parts.js';

function channelTitle({ t }: LocaleController, { type, direction }: MessageActivity): string {
  return t(`entry.${type}-${direction}`);
}

/** A message without a text says what it is; beside a text what came along says it itself. */
export function messageTitle(locale: LocaleController, message: MessageActivity): string {
  const title = channelTitle(locale, message);
  const media = message.body === '' ? mediaWords(locale, message) : '';
  return media === '' ? title : locale.t('entry.with-media', { title, media });
}

export function messageBody(context: EntryContext, key: string, message: MessageActivity): TemplateResult {
  const alone = (message.media?.length ?? 0) === 0;
  return html`${alone || message.body !== '' ? textBlock(context, key, message.body, 'text bubble') : nothing}
    ${mediaPart(context, key, message)}
    <p class="meta">
      ${message.direction === 'outbound' ? delivery(context, message) : nothing}
      ${numberButton(context, message.number)} ${author(context, message.author)}
    </p>`;
}

function delivery({ locale }: EntryContext, { status }: MessageActivity): TemplateResult {
  const icon = status === 'failed' ? warningIcon() : status === 'queued' ? clockIcon() : checkIcon();
  return html`<span class="delivery" data-status=${status}>${icon}${locale.t(`status.${status}`)}</span>`;
}

export function emailTitle({ t }: LocaleController, { subject }: EmailActivity): string {
  return shortLine(subject) || t('entry.email-no-subject');
}

export function emailBody(context: EntryContext, key: string, email: EmailActivity): TemplateResult {
  const { t } = context.locale;
  return html`<p class="meta"><span>${addresses(context.locale, email)}</span> ${author(context, email.author)}</p>
    ${
      email.snippet === undefined
        ? html`<p class="purged">${clockIcon()}<span>${t('entry.purged')}</span></p>`
        : html`${textBlock(context, key, email.snippet)} ${expiry(context, email.contentExpiresAt)}`
    }
    ${thread(context, email)} ${email.attachments.length === 0 ? nothing : attachments(context, email)}`;
}

/** How long the cached text is still there. */
function expiry({ locale }: EntryContext, at: string | undefined): unknown {
  if (at === undefined || Number.isNaN(Date.parse(at))) return nothing;
  return html`<p class="retention">
    ${clockIcon()}${ticking(
      (time) => time + 60_000,
      (time) => locale.t('entry.text-until', { left: timeLeft(locale.lang, Date.parse(at) - time) }),
    )}
  </p>`;
}

/** Where a mail stands among those of its thread that were read so far, and the way to the one before it. */
function thread({ locale, threadOf }: EntryContext, email: EmailActivity): unknown {
  const mails = email.threadId === undefined ? [] : threadOf(email.threadId);
  if (mails.length < 2) return nothing;
  const at = mails.indexOf(email.id);
  const before = mails[at - 1];
  const words = locale.t('entry.thread', { at: at + 1, count: mails.length });
  if (before === undefined) return html`<p class="retention">${words}</p>`;
  return html`<p class="retention">
    ${words}
    <button type="button" class="link" data-action="show" data-id=${before}>${locale.t('entry.thread-before')}</button>
  </p>`;
}

/** At most so many addressees and attachments are named: a mailing of ten thousand is still one entry. */
const mostNames = 3;
const mostAttachments = 20;

export function addresses({ t, lang }: LocaleController, { from, to }: EmailActivity): string {
  if (to.length === 0) return t('entry.from', { from: isolated(from) });
  const names = new Intl.ListFormat(lang, { type: 'unit' }).format(to.slice(0, mostNames).map(isolated));
  const count = to.length - mostNames;
  const people = count > 0 ? t('entry.more-people', { names, count }) : names;
  return t('entry.from-to', { from: isolated(from), to: people });
}

function attachments({ locale }: EntryContext, { attachments: files }: EmailActivity): TemplateResult {
  const { t, number } = locale;
  return html`<ul class="files" aria-label=${t('entry.attachments')}>
    ${files
      .slice(0, mostAttachments)
      .map(
        ({ name, size }) =>
          html`<li class="file">
            ${paperclipIcon()}<bdi class="file__name">${shortLine(name)}</bdi
            ><span class="muted tabular">${fileSize(number, size)}</span>
          </li>`,
      )}
    ${files.length > mostAttachments ? html`<li class="file">+${number(files.length - mostAttachments)}</li>` : nothing}
  </ul>`;
}

/** `482 kB`, `1.2 MB`. */
export function fileSize(number: LocaleController['number'], bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '';
  const mega = bytes >= 1_000_000;
  return number(bytes / (mega ? 1_000_000 : 1000), {
    style: 'unit',
    unit: mega ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: mega ? 1 : 0,
    roundingMode: 'ceil',
  });
}
