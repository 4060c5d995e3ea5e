import type { Contact, ContactEmail, ContactPhone } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { ticking } from '../internal/clock.js';
import {
  checkIcon,
  clockIcon,
  copyIcon,
  mailIcon,
  messageIcon,
  phoneIcon,
  userIcon,
  warningIcon,
} from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import { uriPart } from '../internal/plain-text.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { localTime, nextMinute, timeDifference } from './local-time.js';
import { contactName, contactRole, shortLine, tintOf } from './words.js';

/** What the parts of the card may use and ask for. */
export interface CardContext {
  readonly locale: LocaleController;
  readonly format: (e164: string) => string;
  readonly dial: (number: string) => void;
  readonly mail: (address: string, event: Event) => void;
  readonly message: (number: string, event: Event) => void;
  readonly copy: (text: string) => void;
  /** Texts are offered: something on the page or on the device can send them. */
  readonly messages: boolean;
  /** What was just copied. */
  readonly copied: string | undefined;
}

export function avatar(name: string, id: string): TemplateResult {
  return html`<span class="avatar" part="avatar" data-tint=${tintOf(id)} aria-hidden="true"
    >${initials(name) || userIcon()}</span
  >`;
}

/** Avatar, name, role and local time; `end` stands beside them. */
export function cardHead(context: CardContext, contact: Contact, end: unknown = nothing): TemplateResult {
  const { locale } = context;
  const role = contactRole(contact);
  const name = contactName(locale, contact);
  return html`<div class="head">
    ${avatar(shortLine(contact.name), contact.id)}
    <div class="who">
      <h2 class="name" part="name"><bdi>${name}</bdi></h2>
      ${role === '' ? nothing : html`<p class="role"><bdi>${role}</bdi></p>`} ${localClock(locale, contact)}
    </div>
    ${end}
  </div>`;
}

/** What time it is for the contact, kept right by the minute. */
function localClock(locale: LocaleController, { timeZone }: Contact): unknown {
  if (timeZone === undefined || localTime(locale.lang, timeZone, 0) === undefined) return nothing;
  const { t, lang } = locale;
  return html`<p class="clock" part="local-time">
    ${clockIcon()}<span class="visually-hidden">${t('card.local-time')}</span>
    <span class="tabular"
      >${ticking(nextMinute, (now) => {
        const time = localTime(lang, timeZone, now);
        if (!time) return '';
        if (time.ahead === 0) return `${time.text} · ${t('card.local-same')}`;
        const difference = timeDifference(lang, time.ahead);
        return `${time.text} · ${t(time.ahead > 0 ? 'card.ahead' : 'card.behind', { difference })}`;
      })}</span
    >
  </p>`;
}

export function doNotCallNote({ locale }: CardContext): TemplateResult {
  return html`<p class="do-not-call" part="do-not-call">
    ${warningIcon()}<strong>${locale.t('card.do-not-call')}</strong>
    <span class="do-not-call__reason">${locale.t('card.do-not-call.reason')}</span>
  </p>`;
}

export function phoneRow(context: CardContext, phone: ContactPhone): TemplateResult {
  const { locale, format } = context;
  const { t } = locale;
  const { number, type } = phone;
  const shown = shortLine(format(number));
  return html`<li class="row" part="phone">
    <span class="row__main">
      <bdi class="row__value tabular" dir="ltr">${shown}</bdi>
      <span class="row__type">${t(`shared.number-${type}`)}${verifiedMark(context, phone.verifiedAt)}</span>
    </span>
    ${copyButton(context, shown)}
    ${
      context.messages
        ? html`<a
            class="icon-button icon-button--round"
            part="message-link"
            href="sms:${uriPart(number)}"
            aria-label=${t('card.text', { number: shown })}
            title=${t('card.text', { number: shown })}
            @click=${(event: Event) => context.message(number, event)}
            >${messageIcon()}</a
          >`
        : nothing
    }
    <button
      type="button"
      class="icon-button icon-button--round call"
      part="call-button"
      aria-label=${t('shared.call-number', { number: shown })}
      title=${t('shared.call-number', { number: shown })}
      @click=${() => context.dial(number)}
    >
      ${phoneIcon()}
    </button>
  </li>`;
}

/** The number or address was proved to be the contact's, e.g. by a code that was sent there. */
function verifiedMark({ locale }: CardContext, verifiedAt: string | undefined): unknown {
  if (verifiedAt === undefined) return nothing;
  const time = Date.parse(verifiedAt);
  const title = Number.isNaN(time) ? nothing : locale.date(time, { dateStyle: 'long' });
  return html`<span class="verified" part="verified" title=${title}>${checkIcon()}${locale.t('card.verified')}</span>`;
}

export function emailRow(context: CardContext, address: string, email?: ContactEmail): TemplateResult {
  const { t } = context.locale;
  const type = email?.type;
  const shown = shortLine(address);
  return html`<li class="row" part="email">
    <span class="row__main">
      <bdi class="row__value" dir="ltr" title=${shown}>${shown}</bdi>
      ${
        type === undefined
          ? nothing
          : html`<span class="row__type">${t(`card.email-${type}`)}${verifiedMark(context, email?.verifiedAt)}</span>`
      }
    </span>
    ${copyButton(context, shown)}
    <a
      class="icon-button icon-button--round"
      part="mail-link"
      href="mailto:${uriPart(address)}"
      aria-label=${t('card.mail-to', { address: shown })}
      title=${t('card.mail-to', { address: shown })}
      @click=${(event: Event) => context.mail(address, event)}
      >${mailIcon()}</a
    >
  </li>`;
}

function copyButton({ locale, copy, copied }: CardContext, text: string): TemplateResult {
  const done = copied === text;
  const label = locale.t(done ? 'card.copied' : 'card.copy', { text });
  return html`<button
    type="button"
    class="icon-button icon-button--round copy"
    part="copy-button"
    aria-label=${label}
    title=${label}
    @click=${() => copy(text)}
  >
    ${done ? checkIcon() : copyIcon()}
  </button>`;
}
