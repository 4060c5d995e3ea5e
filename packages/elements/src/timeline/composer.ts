import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import type { NoteDrafts } from './note-drafts.js';

export interface ComposerOptions {
  readonly locale: LocaleController;
  readonly drafts: NoteDrafts;
  readonly contactId: string;
  readonly onAdd: () => void;
}

/** A field for a note of several lines. Ctrl+Enter, or Cmd+Enter on a Mac, adds it. */
export function noteComposer({ locale, drafts, contactId, onAdd }: ComposerOptions): TemplateResult {
  const { t } = locale;
  const text = drafts.get(contactId);
  const empty = text.trim() === '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    onAdd();
  };
  return html`<form
    class="composer"
    part="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      onAdd();
    }}
  >
    ${drafts.problem ? html`<div role="alert">${problemMessage(locale, drafts.problem)}</div>` : nothing}
    <textarea
      class="input"
      part="note"
      rows="1"
      dir=${empty ? nothing : 'auto'}
      aria-label=${t('note.label')}
      placeholder=${t('note.placeholder')}
      .value=${live(text)}
      @input=${(event: InputEvent) => drafts.set(contactId, (event.target as HTMLTextAreaElement).value)}
      @keydown=${onKeyDown}
    ></textarea>
    <div class="composer__foot" ?hidden=${empty}>
      <span class="muted" aria-hidden="true">${t('note.keys', { keys: sendKeys() })}</span>
      <button
        type="submit"
        class="button button--primary button--small"
        part="add-button"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-disabled=${empty || drafts.saving}
      >
        ${t('note.add')}
      </button>
    </div>
  </form>`;
}

function sendKeys(): string {
  // What the key is called is all that is asked; there is no better source for it (2026-11).
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter';
}
