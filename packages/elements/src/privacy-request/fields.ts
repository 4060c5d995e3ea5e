import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

interface FieldOptions {
  readonly name: string;
  readonly label: string;
  /** Left to the browser when absent. */
  readonly value?: string;
  /** What is wrong with it, as a sentence. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  /** What the browser may fill in (WHATWG HTML, "autofill field names"). */
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly maxlength?: number;
  readonly required?: boolean;
  readonly spellcheck?: boolean;
  readonly className?: string;
}

const described = ({ name, error, hint }: Pick<FieldOptions, 'name' | 'error' | 'hint'>): string | typeof nothing => {
  const ids = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`];
  return ids.filter((id) => id !== '').join(' ') || nothing;
};

/** One line of text with its label, its hint and what is wrong with it. */
export function textField(options: FieldOptions): TemplateResult {
  const { name, label, value, error, maxlength } = options;
  const { type = 'text', autocomplete = 'off', inputmode, required = false, className = '' } = options;
  return html`<div class="row">
    <label class="field__label" for=${name}>${label}</label>
    <input
      class="input ${className}"
      id=${name}
      name=${name}
      type=${type}
      dir=${type === 'text' && className === '' ? 'auto' : 'ltr'}
      .value=${value === undefined ? noChange : live(value)}
      autocomplete=${autocomplete}
      inputmode=${inputmode ?? nothing}
      maxlength=${maxlength ?? nothing}
      spellcheck=${options.spellcheck === false ? 'false' : nothing}
      aria-required=${required ? 'true' : nothing}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${described(options)}
    />
    ${fieldNotes(options)}
  </div>`;
}

/** Several lines. */
export function textArea(options: FieldOptions): TemplateResult {
  const { name, label, value, error, maxlength, required = false } = options;
  return html`<div class="row">
    <label class="field__label" for=${name}>${label}</label>
    <textarea
      class="input"
      id=${name}
      name=${name}
      rows="3"
      dir="auto"
      .value=${value === undefined ? noChange : live(value)}
      maxlength=${maxlength ?? nothing}
      aria-required=${required ? 'true' : nothing}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${described(options)}
    ></textarea>
    ${fieldNotes(options)}
  </div>`;
}

export function fieldNotes({ name, error, hint }: Pick<FieldOptions, 'name' | 'error' | 'hint'>): TemplateResult {
  return html`${hint === undefined ? nothing : html`<p class="hint muted" id="${name}-hint">${hint}</p>`}
  ${error === undefined ? nothing : html`<p class="error" id="${name}-error">${error}</p>`}`;
}

/** Choices of which one holds, drawn as cards that are whole targets. */
export function choices<Value extends string>(options: {
  readonly name: string;
  readonly legend: string;
  readonly chosen: Value | '';
  readonly of: readonly { readonly value: Value; readonly label: string; readonly text?: string }[];
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly className?: string;
}): TemplateResult {
  const { name, legend, chosen, of, error, className = '' } = options;
  return html`<fieldset class="choices ${className}" aria-describedby=${described(options)}>
    <legend class="legend">${legend}</legend>
    ${fieldNotes(options)}
    <div class="choices__list">
      ${of.map(
        ({ value, label, text }, at) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${name}
              id=${at === 0 ? name : nothing}
              value=${value}
              .checked=${live(chosen === value)}
              aria-invalid=${error === undefined ? nothing : 'true'}
            />
            <span class="choice__words">
              <span class="choice__label">${label}</span>
              ${text === undefined ? nothing : html`<span class="muted choice__text">${text}</span>`}
            </span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
