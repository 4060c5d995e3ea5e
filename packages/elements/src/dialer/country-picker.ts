import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { chevronDownIcon } from '../internal/icons.js';
import { regionNames } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';

interface NamedCountry {
  readonly country: string;
  readonly callingCode: string;
  readonly name: string;
}

const named = new Map<string, readonly NamedCountry[]>();

/** All countries by name in `lang`; made once per language. */
function countriesIn(lang: string, plans: PhoneNumbers): readonly NamedCountry[] {
  let list = named.get(lang);
  if (!list) {
    const names = regionNames(lang);
    const collator = new Intl.Collator(lang);
    list = plans
      .callingCountries()
      .map((each) => ({ ...each, name: names.of(each.country) ?? each.country }))
      .sort((a, b) => collator.compare(a.name, b.name));
    named.set(lang, list);
  }
  return list;
}

/** The country of the number: a native select under a short label such as `GB +44`. Empty until the plans are loaded. */
export function countryPicker(
  { t, lang }: LocaleController,
  plans: PhoneNumbers | undefined,
  country: string | undefined,
  onPick: (country: string, callingCode: string, callingCodeBefore: string | undefined) => void,
): TemplateResult | typeof nothing {
  const list = plans ? countriesIn(lang, plans) : [];
  const codeOf = (code: string | undefined) => list.find((each) => each.country === code)?.callingCode;
  const code = codeOf(country);
  return html`<label class="country" part="country">
    <bdi dir="ltr" aria-hidden="true"
      ><span class=${code ? 'iso' : ''}>${country ?? t('number.country-unknown')}</span>${
        code ? html` +${code}` : nothing
      }</bdi
    >
    ${chevronDownIcon()}
    <select
      aria-label=${t('number.country')}
      .value=${live(country ?? '')}
      @change=${(event: Event) => {
        const next = (event.target as HTMLSelectElement).value;
        onPick(next, codeOf(next) ?? '', code);
      }}
    >
      ${guard([list, country], () => [
        country !== undefined && code !== undefined
          ? nothing
          : html`<option value=${country ?? ''}>${country ?? t('number.country-unknown')}</option>`,
        ...list.map(
          (each) =>
            html`<option value=${each.country} ?selected=${each.country === country}>
              ${each.name} +${each.callingCode}
            </option>`,
        ),
      ])}
    </select>
  </label>`;
}
