import type { Call } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, userIcon, warningIcon } from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { Party } from './party.js';
import { partyName } from './party-name.js';

/** Avatar, name, company, number, verified mark and the account's own line. */
export function partyCard(
  locale: LocaleController,
  call: Call,
  party: Party,
  format: (e164: string) => string,
  line: string | undefined,
): TemplateResult {
  const { t } = locale;
  // A colleague has no number but an address of the line.
  const number = party.number === undefined || !/^[+\d]/.test(party.number) ? undefined : format(party.number);
  const named = party.name !== undefined;
  return html`<div class="party">
    <span class="avatar" part="avatar" aria-hidden="true">${(named && initials(party.name ?? '')) || userIcon()}</span>
    <div class="party__text">
      <h2 class="party__name" part="name"><bdi>${partyName(locale, party, format)}</bdi></h2>
      ${party.company === undefined ? nothing : html`<p class="party__company muted"><bdi>${party.company}</bdi></p>`}
      ${named && number !== undefined ? html`<p class="party__number muted tabular"><bdi dir="ltr">${number}</bdi></p>` : nothing}
      ${
        party.matches > 1 && !named
          ? html`<p class="muted">${t('call.matches', { count: party.matches })}</p>`
          : nothing
      }
      ${
        party.verified
          ? html`<p class="verified" part="verified">${checkIcon()}<span>${t('shared.verified')}</span></p>`
          : call.phase === 'ringing-in' && party.number !== undefined
            ? html`<p class="verified verified--not" part="verified">
                ${warningIcon()}<span>${t('call.not-verified')}</span>
              </p>`
            : nothing
      }
      ${
        line === undefined
          ? nothing
          : html`<p class="party__line muted">
              ${t(call.direction === 'inbound' ? 'call.to-line' : 'call.from-line', { line })}
            </p>`
      }
    </div>
  </div>`;
}
