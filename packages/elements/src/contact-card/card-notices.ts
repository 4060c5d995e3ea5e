import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import type { CardActions } from './card-actions.js';
import type { CardChanges } from './card-changes.js';
import { undoStrip } from './undo-strip.js';

/** What came of what was pressed: a call that could not be placed, a change with its undo, a panel that did not come. */
export function cardNotices(locale: LocaleController, actions: CardActions, changes: CardChanges): TemplateResult {
  const { problem, message, closeProblem } = actions;
  const { panels, undo } = changes;
  const close = html`<button type="button" class="button button--small" @click=${closeProblem}>
    ${locale.t('shared.close')}
  </button>`;
  return html`<div role="alert">${problem ? problemMessage(locale, problem, close) : nothing}</div>
    <div role="status">
      ${panels.failed ? html`<p class="message">${locale.t('card.panel-failed')}</p>` : nothing}
      ${message === '' ? nothing : undoStrip(locale, message, panels.panels?.editing, undo)}
    </div>`;
}
