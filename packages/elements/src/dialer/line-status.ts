import type { LineState } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, phoneIcon, retryIcon, warningIcon } from '../internal/icons.js';
import type { MessageKey } from '../internal/locale.js';
import type { LocaleController } from '../internal/locale-controller.js';

const words: Readonly<Record<LineState['state'], MessageKey>> = {
  off: 'line.off',
  connecting: 'line.connecting',
  ready: 'line.ready',
  reconnecting: 'line.reconnecting',
  failed: 'line.failed',
};

const icons: Readonly<Record<LineState['state'], () => TemplateResult>> = {
  off: phoneIcon,
  connecting: retryIcon,
  ready: checkIcon,
  reconnecting: retryIcon,
  failed: warningIcon,
};

export function lineWords({ t }: LocaleController, line: LineState): string {
  return t(words[line.state]);
}

/** Whether calls can come and go: icon, colour and word. */
function lineStatus(locale: LocaleController, line: LineState): TemplateResult {
  return html`<p class="line" data-line=${line.state} part="status">
    ${icons[line.state]()}<span>${lineWords(locale, line)}</span>
  </p>`;
}

/** The line's state, and the switch while it is off. */
export function phoneHead(locale: LocaleController, line: LineState, onStart: () => void): TemplateResult {
  return html`<div class="head">
    ${lineStatus(locale, line)}
    ${
      line.state === 'off'
        ? html`<button type="button" class="button button--small" part="start-button" @click=${onStart}>
            ${locale.t('line.start')}
          </button>`
        : nothing
    }
  </div>`;
}
