import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../internal/define.js';
import { keyboardIcon } from '../internal/phone-icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { shortcutActions, written, type Shortcuts } from './shortcuts.js';

/** The shortcuts that are on, key by key. Inner element of the dialer. */
export class DialoraShortcutSheet extends LitElement {
  static override styles = [
    base,
    css`
      h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-block-end: 6px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 8px 16px;
        align-items: baseline;
        font-size: 0.875rem;
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 4px;
        direction: ltr;
      }
      kbd {
        padding: 1px 6px;
        border: 1px solid var(--_border);
        border-radius: 5px;
        background: var(--_canvas);
        font: inherit;
        font-size: 0.8125rem;
      }
    `,
  ];

  static define(tag = 'dialora-shortcut-sheet', registry?: CustomElementRegistry): void {
    define(tag, DialoraShortcutSheet, registry);
  }

  /** Undefined while they are off. */
  @property({ attribute: false }) shortcuts: Shortcuts | undefined;

  readonly #locale = new LocaleController(this);

  protected override render() {
    const { t } = this.#locale;
    const { shortcuts } = this;
    return html`<h2>${keyboardIcon()}${t('shortcut.title')}</h2>
      ${
        shortcuts === undefined
          ? html`<p class="muted">${t('shortcut.off')}</p>`
          : html`<dl part="shortcuts">
              ${shortcutActions
                .filter((action) => shortcuts[action] !== undefined)
                .map(
                  (action) =>
                    html`<dt>${t(`shortcut.${action}`)}</dt>
                      <dd>${(written(shortcuts[action]) ?? '').split('+').map((key) => html`<kbd>${key}</kbd>`)}</dd>`,
                )}
            </dl>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-shortcut-sheet': DialoraShortcutSheet;
  }
}
