import type { Call, ConferenceParty } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallRequest } from '../events/call-request.js';
import { closeIcon, userIcon } from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import type { LocaleController } from '../internal/locale-controller.js';

/** Everybody in a conference, how each stands, and letting one go. */
export function roster(
  locale: LocaleController,
  call: Call,
  parties: readonly ConferenceParty[],
  nameOf: (party: ConferenceParty) => string,
  ask: (request: CallRequest) => void,
): TemplateResult {
  const { t } = locale;
  return html`<div class="roster" part="roster">
    <h2 class="roster__title">${t('conference.title', { count: parties.length + 1 })}</h2>
    <ul class="rows">
      ${parties.map((party) => {
        const name = nameOf(party);
        return html`<li class="row">
          <span class="avatar" aria-hidden="true">${initials(name) || userIcon()}</span>
          <span class="row__text"
            ><bdi class="row__name">${name}</bdi> <span class="muted">${t(`conference.${party.state}`)}</span></span
          >
          ${
            party.isHost === true
              ? nothing
              : html`<button
                  type="button"
                  class="icon-button icon-button--round"
                  part="remove-button"
                  aria-label=${t('conference.remove', { name })}
                  @click=${() => ask({ action: 'remove', callId: call.id, partyId: party.id })}
                >
                  ${closeIcon()}
                </button>`
          }
        </li>`;
      })}
    </ul>
    <button
      type="button"
      class="button button--small end-for-all"
      part="end-for-all-button"
      @click=${() => ask({ action: 'end-for-all', callId: call.id })}
    >
      ${t('conference.end-for-all')}
    </button>
  </div>`;
}
