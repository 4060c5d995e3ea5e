import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { EditFormOptions } from './edit-form.js';
import type { EditState } from './editing.js';
import { closeIcon, plusIcon } from './panel-icons.js';

export type ListName = 'phones' | 'emails' | 'addresses' | 'fields';

/** Several of a kind, each in a row that can be taken out, and a button for one more. */
export function group<T extends object>(
  { locale, editing }: EditFormOptions,
  list: ListName,
  title: string,
  empty: T,
  items: readonly T[],
  row: (item: T, at: number) => readonly unknown[],
): TemplateResult {
  const set = (next: readonly T[]): void => editing.change({ [list]: next });
  const { t } = locale;
  return html`<fieldset class="edit__group" data-list=${list}>
    <legend class="field__label">${title}</legend>
    ${items.map(
      (item, at) =>
        html`<div class="edit__row">
          <div class="edit__cells">${row(item, at)}</div>
          <button
            type="button"
            class="icon-button icon-button--round"
            aria-label=${t('edit.remove', { what: title, position: at + 1 })}
            title=${t('edit.remove', { what: title, position: at + 1 })}
            @click=${() => set(items.filter((_, other) => other !== at))}
          >
            ${closeIcon()}
          </button>
        </div>`,
    )}
    <button type="button" class="button button--link button--small edit__add" @click=${() => set([...items, empty])}>
      ${plusIcon()}${t(`edit.add-${list}`)}
    </button>
  </fieldset>`;
}

interface RowInput {
  readonly list: ListName;
  readonly at: number;
  readonly name: string;
  readonly label: string;
  readonly pointer: string;
  readonly value: string;
  readonly kind: 'tel' | 'email' | 'text';
}

export function rowInput(options: EditFormOptions, state: EditState, input: RowInput): TemplateResult {
  const error = errorText(options, state, input.pointer);
  const id = `edit${input.pointer.replaceAll('/', '-')}-error`;
  return html`<span class="edit__cell" data-cell=${input.name}
    ><input
      class="input"
      type=${input.kind === 'email' ? 'text' : input.kind}
      inputmode=${input.kind}
      dir=${input.kind === 'text' ? 'auto' : 'ltr'}
      autocomplete="off"
      data-pointer=${input.pointer}
      aria-label="${input.label} ${input.at + 1}"
      placeholder=${input.label}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${error === undefined ? nothing : id}
      .value=${live(input.value)}
      @input=${(event: Event) => replace(options, input.list, input.at, input.name, (event.target as HTMLInputElement).value)}
    />${error === undefined ? nothing : html`<span class="edit__error" id=${id}>${error}</span>`}</span
  >`;
}

export function rowSelect(
  options: EditFormOptions,
  list: ListName,
  at: number,
  value: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  name = 'type',
): TemplateResult {
  return html`<span class="edit__cell" data-cell=${name}
    ><select
      class="input"
      aria-label="${label} ${at + 1}"
      @change=${(event: Event) => replace(options, list, at, name, (event.target as HTMLSelectElement).value)}
    >
      ${choices.map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}
    </select></span
  >`;
}

export function primaryChoice(
  { editing }: EditFormOptions,
  list: 'phones' | 'emails',
  at: number,
  primary: boolean,
  label: string,
): TemplateResult {
  const choose = (): void => {
    const items: readonly { readonly primary: boolean }[] = editing.state?.draft[list] ?? [];
    editing.change({
      [list]: items.map((item, other) => ({ ...item, primary: other === at })),
    });
  };
  return html`<label class="edit__primary" data-cell="primary" title=${label}
    ><input type="radio" name="edit-${list}" .checked=${live(primary)} @change=${choose} /><span>${label}</span></label
  >`;
}

export function replace({ editing }: EditFormOptions, list: ListName, at: number, name: string, value: string): void {
  const items: readonly object[] = editing.state?.draft[list] ?? [];
  editing.change({
    [list]: items.map((item, other) => (other === at ? { ...item, [name]: value } : item)),
  });
}

export function errorText({ locale }: EditFormOptions, { errors }: EditState, pointer: string): string | undefined {
  const error = errors.get(pointer);
  return error === undefined ? undefined : locale.t(`edit.error-${error}`);
}
