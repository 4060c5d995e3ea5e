import { html, type TemplateResult } from 'lit';
import { phoneIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';

/** The dialer without a workspace: what it waits for. */
export function waiting({ t }: LocaleController): TemplateResult {
  return html`<div class="body">
    <div class="waiting">
      ${phoneIcon()}
      <p class="title">${t('dialer.no-provider')}</p>
      <p class="muted">${t('dialer.no-provider.next')}</p>
    </div>
  </div>`;
}
