import type { Contact } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { chevronEndIcon, phoneIcon, userIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { isolated } from '../internal/plain-text.js';
import { avatar, emailRow, type CardContext } from './card-parts.js';
import { contactName, contactRole, shortLine } from './words.js';

export function cardMessage(title: string, next: string): TemplateResult {
  return html`<div class="state" part="empty">
    <span class="avatar avatar--empty" aria-hidden="true">${userIcon()}</span>
    <p class="state__title">${title}</p>
    <p class="muted">${next}</p>
  </div>`;
}

export function cardSkeleton({ t }: LocaleController): TemplateResult {
  return html`<div class="skeleton" part="loading">
    <p class="visually-hidden" role="status">${t('card.loading')}</p>
    <span class="bone bone--avatar" aria-hidden="true"></span>
    <span class="bone bone--name" aria-hidden="true"></span>
    <span class="bone bone--role" aria-hidden="true"></span>
    <span class="bone bone--row" aria-hidden="true"></span>
    <span class="bone bone--row" aria-hidden="true"></span>
  </div>`;
}

/** Nobody has this number: it can still be called. */
export function unknownNumber(context: CardContext, number: string): TemplateResult {
  const { t } = context.locale;
  const shown = context.format(shortLine(number));
  const callable = /\d{2}/.test(number);
  return html`<div class="head">
      <span class="avatar avatar--empty" part="avatar" aria-hidden="true">${userIcon()}</span>
      <div class="who">
        <h2 class="name tabular" part="name"><bdi dir="ltr">${shown}</bdi></h2>
        <p class="role">${t(callable ? 'card.unknown-number' : 'card.no-number')}</p>
      </div>
    </div>
    <div class="buttons">
      ${
        callable
          ? html`<button
              type="button"
              class="button button--success"
              part="call-button"
              aria-label=${t('shared.call-number', { number: shown })}
              @click=${() => context.dial(number)}
            >
              ${phoneIcon()}${t('card.call')}
            </button>`
          : nothing
      }
      <slot name="unknown"></slot>
    </div>`;
}

export function unknownEmail(context: CardContext, address: string): TemplateResult {
  const { t } = context.locale;
  return html`<div class="head">
      <span class="avatar avatar--empty" part="avatar" aria-hidden="true">${userIcon()}</span>
      <div class="who">
        <h2 class="name" part="name"><bdi dir="ltr">${shortLine(address)}</bdi></h2>
        <p class="role">${t('card.unknown-email')}</p>
      </div>
    </div>
    <ul class="rows">
      ${emailRow(context, address)}
    </ul>
    <slot name="unknown"></slot>`;
}

/** Several contacts hold the number or the address. */
export function chooser(
  { locale }: CardContext,
  contacts: readonly Contact[],
  key: string,
  choose: (contact: Contact) => void,
): TemplateResult {
  const { t } = locale;
  return html`<div class="chooser" part="chooser">
    <h2 class="name">${t('card.choose-number')}</h2>
    <p class="muted">${t('card.choose-number.next', { count: contacts.length, key: isolated(key) })}</p>
    <ul class="choices">
      ${contacts.map((contact) => {
        const role = contactRole(contact);
        return html`<li>
          <button type="button" class="choice" part="choice" @click=${() => choose(contact)}>
            ${avatar(shortLine(contact.name), contact.id)}
            <span class="choice__text">
              <bdi class="choice__name">${contactName(locale, contact)}</bdi>
              ${role === '' ? nothing : html`<bdi class="muted">${role}</bdi>`}
            </span>
            ${chevronEndIcon()}
          </button>
        </li>`;
      })}
    </ul>
  </div>`;
}
