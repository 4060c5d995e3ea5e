import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemWords } from '../internal/problem-message.js';
import type { Editing } from './editing.js';

/** What came of the last action, and the way back where there is one. */
export function undoStrip(
  locale: LocaleController,
  message: string,
  editing: Editing | undefined,
  undo: () => Promise<void>,
): TemplateResult {
  const problem = editing?.undoProblem;
  return html`<p class="message message--calm">
    <span>${problem ? problemWords(locale, problem).title : message}</span>
    ${
      editing?.canUndo
        ? html`<button
            type="button"
            class="button button--link button--small"
            part="undo-button"
            @click=${() => void undo()}
          >
            ${locale.t('card.undo')}
          </button>`
        : nothing
    }
  </p>`;
}
