import type { LineState, PhoneSnapshot, PresenceChoice } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, phoneIcon, retryIcon, warningIcon } from '../internal/icons.js';
import type { MessageKey } from '../internal/locale.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { settingsIcon } from '../internal/settings-icon.js';
import { presencePicker } from './presence-picker.js';

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

export interface HeadActions {
  /** Whether the settings are open; undefined where they are not offered. */
  readonly settings: boolean | undefined;
  readonly onStart: () => void;
  readonly onPresence: (choice: PresenceChoice) => void;
  readonly onSettings: () => void;
}

/** The line's state and its switch while it is off, the agent's presence, and the way to the settings. */
export function phoneHead(locale: LocaleController, phone: PhoneSnapshot, actions: HeadActions): TemplateResult {
  const { t } = locale;
  const { line, presence } = phone;
  const { settings } = actions;
  return html`<div class="head">
    ${lineStatus(locale, line)}
    ${
      line.state === 'off'
        ? html`<button type="button" class="button button--small" part="start-button" @click=${actions.onStart}>
            ${t('line.start')}
          </button>`
        : presencePicker(locale, presence, actions.onPresence)
    }
    ${
      settings === undefined
        ? nothing
        : html`<button
            type="button"
            class="icon-button settings"
            part="settings-button"
            aria-label=${t('view.settings')}
            aria-expanded=${settings ? 'true' : 'false'}
            @click=${actions.onSettings}
          >
            ${settingsIcon()}
          </button>`
    }
  </div>`;
}
