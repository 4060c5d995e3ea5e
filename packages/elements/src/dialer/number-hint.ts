import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../internal/icons.js';
import { regionNames } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { DialTarget } from './dial-target.js';

/** The line under the number field: whom and what will be called, or what is wrong with the text. */
export function numberHint(
  locale: LocaleController,
  target: DialTarget,
  complaining: boolean,
  plans: PhoneNumbers | undefined,
): TemplateResult {
  const { t } = locale;
  if (target.state !== 'ready') {
    return html`<p class="hint ${complaining ? 'hint--error' : ''}" id="hint" part="hint">
      ${complaining ? html`${warningIcon()}<span>${complaint(locale, target)}</span>` : nothing}
    </p>`;
  }
  const { number, extension } = target.request;
  const written = plans?.formatNumber(number, 'international') ?? number;
  // Isolated left-to-right, or the plus moves to the other end in a right-to-left sentence.
  const isolated = `\u2066${written}\u2069`;
  return html`<p class="hint" id="hint" part="hint">
    ${target.name === undefined ? nothing : html`<bdi><strong>${target.name}</strong></bdi>`}
    <span class="tabular">${t('number.will-call', { number: isolated })}</span>
    ${
      extension === undefined
        ? nothing
        : html`<span class="chip" part="extension">${t('number.extension', { extension })}</span>`
    }
    ${target.likely ? nothing : html`<span>${t('number.unlikely')}</span>`}
  </p>`;
}

function complaint({ t, lang }: LocaleController, target: DialTarget): string {
  if (target.state === 'empty') return t('number.empty');
  if (target.state !== 'too-short' || target.country === undefined) return t('number.not-a-number');
  return t('number.too-short', { country: regionNames(lang).of(target.country) ?? target.country });
}
