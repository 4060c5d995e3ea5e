import type { AlertState } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';

/** Whether the system shows calls while the page is away; asked for by a click alone. */
export function alertSwitch(
  { t }: LocaleController,
  state: AlertState | undefined,
  onAsk: () => void,
): TemplateResult | typeof nothing {
  if (state === undefined || state === 'unsupported') return nothing;
  return html`<div class="alerts" part="alerts">
    ${
      state === 'ask'
        ? html`<button type="button" class="button button--small" part="enable-alerts-button" @click=${onAsk}>
            ${t('alerts.enable')}
          </button>`
        : nothing
    }
    <p class="muted" role="status">${t(`alerts.${state}`)}</p>
  </div>`;
}
