import type { Agent, Colleague } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { addresses, customFields, emails, phones } from './edit-lists.js';
import { errorText } from './edit-rows.js';
import type { Editing, EditState } from './editing.js';
import { clashPart } from './edit-clash.js';

export interface EditFormOptions {
  readonly locale: LocaleController;
  readonly editing: Editing;
  /** Who may own a contact. */
  readonly owners: readonly (Pick<Agent, 'id' | 'name'> | Pick<Colleague, 'id' | 'name'>)[];
  /** Countries that an address may lie in (ISO 3166-1 alpha-2). */
  readonly countries: readonly string[];
  readonly format: (e164: string) => string;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Everything of a contact that an agent may change, in the card's own place. */
export function editForm(options: EditFormOptions): unknown {
  const { locale, editing, onSave, onCancel } = options;
  const { t } = locale;
  const state = editing.state;
  if (!state) return nothing;
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    onCancel();
  };
  return html`<form
    class="edit"
    part="edit-form"
    novalidate
    aria-label=${t('edit.heading')}
    @keydown=${keys}
    @submit=${(event: Event) => {
      event.preventDefault();
      onSave();
    }}
  >
    <h3 class="edit__title">${t('edit.heading')}</h3>
    ${state.clash ? clashPart(options, state.clash) : fields(options, state)}
    <div role="alert">
      ${state.problem ? problemMessage(locale, state.problem) : nothing}
      ${state.errors.size > 0 ? html`<p class="edit__errors">${t('edit.errors', { count: state.errors.size })}</p>` : nothing}
    </div>
    <div class="edit__foot">
      <button
        type="submit"
        class="button button--primary button--small"
        part="save-button"
        aria-disabled=${state.saving}
      >
        ${t(state.saving ? 'edit.saving' : 'edit.save')}
      </button>
      <button type="button" class="button button--small" part="cancel-button" @click=${onCancel}>
        ${t('shared.cancel')}
      </button>
    </div>
  </form>`;
}

function fields(options: EditFormOptions, state: EditState): TemplateResult {
  const { locale, owners } = options;
  const { t } = locale;
  const { draft } = state;
  const ownerName = state.base.owner?.name ?? '';
  const known = owners.some(({ id }) => id === draft.ownerId);
  const people = known || draft.ownerId === '' ? owners : [{ id: draft.ownerId, name: ownerName }, ...owners];
  return html`${textField(options, state, 'name', '/name', { required: true })}
    <div class="edit__pair">
      ${textField(options, state, 'company', '/company')} ${textField(options, state, 'title', '/title')}
    </div>
    ${phones(options, state)} ${emails(options, state)} ${addresses(options, state)}
    ${textField(options, state, 'tags', '/tags', { hint: t('edit.tags-hint') })} ${customFields(options, state)}
    <div class="edit__pair">
      <label class="field"
        ><span class="field__label">${t('card.owner')}</span>
        <select
          class="input"
          .value=${live(draft.ownerId)}
          @change=${(event: Event) => options.editing.change({ ownerId: (event.target as HTMLSelectElement).value })}
        >
          <option value="" ?selected=${draft.ownerId === ''}>${t('edit.nobody')}</option>
          ${people.map(({ id, name }) => html`<option value=${id} ?selected=${id === draft.ownerId}>${name}</option>`)}
        </select></label
      >
      ${textField(options, state, 'timeZone', '/time_zone', { list: timeZones() })}
    </div>
    ${textField(options, state, 'language', '/language', { hint: t('edit.language-hint') })}
    <label class="edit__check"
      ><input
        type="checkbox"
        .checked=${live(draft.doNotCall)}
        @change=${(event: Event) => options.editing.change({ doNotCall: (event.target as HTMLInputElement).checked })}
      /><span>${t('card.do-not-call')}</span></label
    >`;
}

type TextName = 'name' | 'company' | 'title' | 'tags' | 'timeZone' | 'language';

function textField(
  options: EditFormOptions,
  state: EditState,
  name: TextName,
  pointer: string,
  more: { readonly required?: boolean; readonly hint?: string; readonly list?: readonly string[] } = {},
): TemplateResult {
  const { t } = options.locale;
  const id = `edit-${name}`;
  const error = errorText(options, state, pointer);
  const described = [error === undefined ? '' : `${id}-error`, more.hint === undefined ? '' : `${id}-hint`]
    .join(' ')
    .trim();
  return html`<div class="field">
    <label class="field__label" for=${id}>${t(`edit.${name === 'timeZone' ? 'zone' : name}`)}</label>
    <input
      class="input"
      id=${id}
      dir=${name === 'timeZone' || name === 'language' ? 'ltr' : 'auto'}
      autocomplete="off"
      data-pointer=${pointer}
      list=${more.list ? `${id}-list` : nothing}
      ?required=${more.required}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${described === '' ? nothing : described}
      .value=${live(state.draft[name])}
      @input=${(event: Event) => options.editing.change({ [name]: (event.target as HTMLInputElement).value })}
    />
    ${more.list ? html`<datalist id="${id}-list">${more.list.map((value) => html`<option value=${value}></option>`)}</datalist>` : nothing}
    ${more.hint === undefined ? nothing : html`<p class="edit__hint" id="${id}-hint">${more.hint}</p>`}
    ${error === undefined ? nothing : html`<p class="edit__error" id="${id}-error">${error}</p>`}
  </div>`;
}

let zones: readonly string[] | undefined;

function timeZones(): readonly string[] {
  return (zones ??= Intl.supportedValuesOf('timeZone'));
}
