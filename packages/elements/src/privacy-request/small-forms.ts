import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { isolated } from '../internal/plain-text.js';
import { textField } from './fields.js';

/** What is wrong with a code: it is not one, not the one, or no longer one. */
export type CodeError = 'digits' | 'wrong' | 'ended';

interface FormContext {
  readonly locale: LocaleController;
  readonly busy: boolean;
  /** What stands in the way, and what was done. */
  readonly notices: TemplateResult;
}

/** Keeps its place and its focus while something is under way. */
export function submitButton({ t }: LocaleController, label: string, busy: boolean): TemplateResult {
  return html`<button
    type="submit"
    class="button button--primary"
    part="submit-button"
    aria-disabled=${busy ? 'true' : nothing}
  >
    ${busy ? html`<span class="spinner" aria-hidden="true"></span>${t('privacy.busy')}` : label}
  </button>`;
}

function codeWords({ t }: LocaleController, error: CodeError | undefined): string | undefined {
  switch (error) {
    case 'digits':
      return t('privacy.error.digits');
    case 'wrong':
      return t('privacy.code.wrong');
    case 'ended':
      return t('privacy.code.ended');
    case undefined:
      return undefined;
  }
}

/** Asks for the code that was sent. The receipt stands below it: the request has arrived already. */
export function codeForm(
  { locale, busy, notices }: FormContext,
  options: {
    readonly receipt: TemplateResult;
    /** Address or number; empty when the visitor came back with the receipt. */
    readonly sentTo: string;
    readonly error: CodeError | undefined;
    readonly prove: (event: SubmitEvent) => void;
    readonly renew: () => void;
  },
): TemplateResult {
  const { t } = locale;
  const { sentTo } = options;
  return html`<div class="head">
      <h2 part="heading" tabindex="-1">${t('privacy.code.title')}</h2>
      <p>${sentTo === '' ? t('privacy.code.sent-there') : t('privacy.code.sent', { to: isolated(sentTo) })}</p>
    </div>
    <form novalidate @submit=${options.prove}>
      ${textField({
        name: 'code',
        label: t('privacy.code.label'),
        error: codeWords(locale, options.error),
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        maxlength: 12,
        required: true,
        spellcheck: false,
        className: 'code',
      })}
      ${notices}
      <div class="actions">
        ${submitButton(locale, t('privacy.code.confirm'), busy)}
        <button
          type="button"
          class="button"
          part="new-code-button"
          aria-disabled=${busy ? 'true' : nothing}
          @click=${options.renew}
        >
          ${t('privacy.code.new')}
        </button>
      </div>
    </form>
    ${options.receipt}`;
}

/** Asks for number and code of a receipt. */
export function lookForm(
  { locale, busy, notices }: FormContext,
  options: { readonly unknown: boolean; readonly look: (event: SubmitEvent) => void; readonly back: () => void },
): TemplateResult {
  const { t } = locale;
  return html`<div class="head">
      <h2 part="heading" tabindex="-1">${t('privacy.look.title')}</h2>
      <p>${t('privacy.look.intro')}</p>
    </div>
    <form novalidate @submit=${options.look}>
      ${textField({
        name: 'reference',
        label: t('privacy.receipt.number'),
        maxlength: 40,
        required: true,
        spellcheck: false,
        className: 'secret',
      })}
      ${textField({
        name: 'receipt',
        label: t('privacy.receipt.code'),
        error: options.unknown ? t('privacy.look.unknown') : undefined,
        maxlength: 60,
        required: true,
        spellcheck: false,
        className: 'secret',
      })}
      ${notices}
      <div class="actions">
        ${submitButton(locale, t('privacy.look.show'), busy)}
        <button type="button" class="button button--link" @click=${options.back}>${t('privacy.back')}</button>
      </div>
    </form>`;
}

/** What was typed into a field of the form that is sent. */
export function textOf(event: SubmitEvent, name: string): string {
  const field = (event.target as HTMLFormElement).elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value.trim() : '';
}
