import type { CallActivity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { phoneIcon, phoneInIcon, phoneMissedIcon, phoneOutIcon } from '../internal/icons.js';
import { starIcon } from '../internal/star-icon.js';
import { favouritesIn } from './favourites.js';
import { emptyList, personRow, shortTime, type RowParts } from './history-rows.js';

/** The calls of the agent, newest first. */
export function recentCalls(
  parts: RowParts,
  calls: readonly CallActivity[],
  missedOnly: boolean,
  onMissedOnly: (on: boolean) => void,
): TemplateResult {
  const { t } = parts.locale;
  if (calls.length === 0) return emptyList(phoneIcon(), t('recents.none'), t('recents.none.next'));
  const shown = missedOnly ? calls.filter(isMissed) : calls;
  return html`<label class="filter"
      ><input
        type="checkbox"
        .checked=${missedOnly}
        @change=${(event: Event) => onMissedOnly((event.target as HTMLInputElement).checked)}
      />${t('recents.missed-only')}</label
    >
    ${
      shown.length === 0
        ? html`<p class="empty muted">${t('recents.none-missed')}</p>`
        : html`<ul class="list" aria-label=${t('view.recents')} part="recents">
            ${repeat(
              shown,
              ({ id }) => id,
              (call) => callRow(parts, call),
            )}
          </ul>`
    }`;
}

function callRow(parts: RowParts, call: CallActivity): TemplateResult {
  const { locale } = parts;
  const missed = isMissed(call);
  const icon = missed ? phoneMissedIcon() : call.direction === 'inbound' ? phoneInIcon() : phoneOutIcon();
  const words = missed ? 'recents.missed' : call.direction === 'inbound' ? 'recents.inbound' : 'recents.outbound';
  const detail = html`<span class=${missed ? 'kind kind--missed' : 'kind'}
      >${icon}<span class=${missed ? '' : 'visually-hidden'}>${locale.t(words)}</span></span
    >
    ${missed ? '· ' : ''}${shortTime(locale, call.occurredAt)}
    ${call.durationSeconds > 0 ? html`· <span class="tabular">${locale.clock(call.durationSeconds)}</span>` : nothing}`;
  return personRow(parts, { number: call.number, contactId: call.contactId, detail });
}

export function favouritePeople(parts: RowParts): TemplateResult {
  const { t } = parts.locale;
  const list = favouritesIn(parts.memory);
  if (list.length === 0) return emptyList(starIcon(false), t('favourites.none'), t('favourites.none.next'));
  return html`<ul class="list" aria-label=${t('view.favourites')} part="favourites">
    ${repeat(
      list,
      ({ number }) => number,
      ({ number, contactId, name }) =>
        personRow(parts, {
          number,
          contactId,
          name,
          detail: html`<bdi dir="ltr" class="tabular">${parts.format(number)}</bdi>`,
        }),
    )}
  </ul>`;
}

function isMissed({ direction, outcome }: CallActivity): boolean {
  return direction === 'inbound' && (outcome === 'no-answer' || outcome === 'canceled' || outcome === 'busy');
}
