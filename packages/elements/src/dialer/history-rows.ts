import type { DeviceMemory } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { now } from '../internal/clock.js';
import { phoneIcon, userIcon } from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { starIcon } from '../internal/star-icon.js';
import { favouritesIn, isFavourited, toggleFavourite } from './favourites.js';

/** What rows are drawn with. */
export interface RowParts {
  readonly locale: LocaleController;
  readonly memory: DeviceMemory | undefined;
  /** What the contacts say of a number. */
  readonly known: (number: string, contactId: string | undefined) => string | undefined;
  readonly format: (e164: string) => string;
  readonly onCall: (number: string, contactId: string | undefined) => void;
}

export interface PersonRow {
  readonly number: string;
  readonly contactId: string | undefined;
  readonly detail: unknown;
  /** A name that was kept with the row itself. */
  readonly name?: string | undefined;
  /** What stands under the row. */
  readonly more?: TemplateResult;
}

export function nameOfRow({ locale, known, format }: RowParts, number: string, contactId: string | undefined): string {
  return (
    known(number, contactId) ?? (isNumber(number) ? `\u2066${format(number)}\u2069` : locale.t('shared.unknown-caller'))
  );
}

/** One row: who, what, the star and Call. Without a number nobody can be called back. */
export function personRow(parts: RowParts, { number, contactId, detail, name: kept, more }: PersonRow): TemplateResult {
  const { memory, locale } = parts;
  const { t } = locale;
  const name = kept ?? nameOfRow(parts, number, contactId);
  const stored = parts.known(number, contactId) ?? kept;
  const starred = isFavourited(favouritesIn(memory), number);
  const callable = isNumber(number);
  return html`<li class="item">
    <div class="row">
      <span class="avatar" aria-hidden="true">${initials(stored ?? '') || userIcon()}</span>
      <span class="row__text"
        ><span class="row__name"><bdi>${name}</bdi></span> <span class="muted detail">${detail}</span></span
      >
      ${
        memory && callable
          ? html`<button
              type="button"
              class="icon-button icon-button--round star"
              part="star-button"
              aria-pressed=${starred ? 'true' : 'false'}
              aria-label=${t('favourites.star', { name })}
              @click=${() =>
                toggleFavourite(memory, {
                  number,
                  ...(stored === undefined ? {} : { name: stored }),
                  ...(contactId === undefined ? {} : { contactId }),
                })}
            >
              ${starIcon(starred)}
            </button>`
          : nothing
      }
      ${
        callable
          ? html`<button
              type="button"
              class="icon-button icon-button--round call"
              part="call-back-button"
              aria-label=${t('shared.call-name', { name })}
              @click=${() => parts.onCall(number, contactId)}
            >
              ${phoneIcon()}
            </button>`
          : nothing
      }
    </div>
    ${more === undefined ? nothing : html`<div class="more">${more}</div>`}
  </li>`;
}

export function emptyList(icon: TemplateResult, title: string, next: string): TemplateResult {
  return html`<div class="empty">
    ${icon}
    <p class="empty__title">${title}</p>
    <p class="muted">${next}</p>
  </div>`;
}

/** Today the time, this year the day, else the date. */
export function shortTime(locale: LocaleController, occurredAt: string): string {
  const at = new Date(occurredAt);
  const today = new Date(now());
  if (at.toDateString() === today.toDateString()) return locale.date(at, { timeStyle: 'short' });
  if (at.getFullYear() === today.getFullYear()) return locale.date(at, { day: 'numeric', month: 'short' });
  return locale.date(at, { dateStyle: 'medium' });
}

/** The carrier withholds some numbers and gives a word instead. */
function isNumber(number: string): boolean {
  return /^\+\d{3,15}$/.test(number);
}
