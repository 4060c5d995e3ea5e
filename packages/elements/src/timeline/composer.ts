import type { Colleague } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { kindPicker, type ComposeBarOptions } from './compose/compose-bar.js';
import type { Mentions } from './compose/mentions.js';
import type { NoteDrafts } from './note-drafts.js';

export interface ComposerOptions extends ComposeBarOptions {
  readonly locale: LocaleController;
  readonly drafts: NoteDrafts;
  readonly mentions: Mentions;
  readonly colleagues: readonly Pick<Colleague, 'id' | 'name'>[];
  readonly onAdd: () => void;
  readonly redraw: () => void;
}

/** A field for a note of several lines. Ctrl+Enter, or Cmd+Enter on a Mac, adds it; `@` names a colleague. */
export function noteComposer(options: ComposerOptions): TemplateResult {
  const { locale, drafts, mentions, contactId, onAdd, outgoing } = options;
  const { t } = locale;
  const text = drafts.get(contactId);
  const empty = text.trim() === '';
  const refusal = outgoing.refusal();
  const problem = drafts.problem ?? refusal;
  return html`<form
    class="composer"
    part="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      onAdd();
    }}
  >
    ${problem ? html`<div role="alert">${problemMessage(locale, problem)}</div>` : nothing}
    ${mentions.render(t('compose.colleagues'), (id) => pick(options, id))}
    <textarea
      class="input"
      part="note"
      rows="1"
      dir=${empty ? nothing : 'auto'}
      aria-label=${t('note.label')}
      aria-controls=${mentions.open ? 'people' : nothing}
      aria-activedescendant=${mentions.active ?? nothing}
      placeholder=${t('note.placeholder')}
      .value=${live(text)}
      @input=${(event: InputEvent) => {
        const field = event.target as HTMLTextAreaElement;
        drafts.set(contactId, field.value);
        mentions.look(beforeCaret(field), options.colleagues);
      }}
      @keydown=${(event: KeyboardEvent) => onKeyDown(options, event)}
      @focus=${() => outgoing.foresee(contactId)}
      @blur=${() => {
        mentions.close();
        options.redraw();
      }}
    ></textarea>
    <div class="composer__foot">
      ${kindPicker(options)}
      ${empty ? nothing : html`<span class="muted" aria-hidden="true">${t('note.keys', { keys: sendKeys() })}</span>`}
      <button
        type="submit"
        class="button button--primary button--small"
        part="add-button"
        ?hidden=${empty}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-disabled=${empty || drafts.saving || refusal !== undefined}
      >
        ${t('note.add')}
      </button>
    </div>
  </form>`;
}

function onKeyDown(options: ComposerOptions, event: KeyboardEvent): void {
  const { mentions, onAdd, redraw } = options;
  if (event.isComposing) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    onAdd();
  } else if (mentions.open) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mentions.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' || event.key === 'Tab')
      pick(options, undefined, event.target as HTMLTextAreaElement);
    else if (event.key === 'Escape') mentions.close(beforeCaret(event.target as HTMLTextAreaElement));
    else return;
    event.preventDefault();
    event.stopPropagation();
    redraw();
  }
}

function pick({ drafts, contactId, mentions, root }: ComposerOptions, id?: string, target?: HTMLTextAreaElement): void {
  const field = target ?? root()?.querySelector('textarea');
  if (!field) return;
  const after = field.value.slice(field.selectionStart);
  const before = mentions.pick(beforeCaret(field), id);
  drafts.set(contactId, before + after);
  field.value = before + after;
  field.setSelectionRange(before.length, before.length);
}

function beforeCaret(field: HTMLTextAreaElement): string {
  return field.value.slice(0, field.selectionStart);
}

function sendKeys(): string {
  // What the key is called is all that is asked; there is no better source for it (2026-11).
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter';
}
