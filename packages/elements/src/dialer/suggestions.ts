import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { initials } from '../internal/initials.js';
import { infoIcon, userIcon } from '../internal/icons.js';
import type { SearchState, Suggestion } from './contact-search.js';
import { mayBeDialled } from './typing.js';

export const optionId = (index: number): string => `option-${index}`;

const typeKeys = {
  mobile: 'shared.number-mobile',
  work: 'shared.number-work',
  home: 'shared.number-home',
  other: 'shared.number-other',
} as const;

/** The list under the number field: a listbox whose options are named by person and number. */
export function suggestionList(
  locale: LocaleController,
  search: SearchState,
  active: number,
  format: (e164: string) => string,
  onPick: (suggestion: Suggestion) => void,
): TemplateResult | typeof nothing {
  const { t } = locale;
  if (search.state === 'closed') return nothing;
  if (search.state === 'failed') return html`<p class="list list--text">${t('search.failed')}</p>`;
  if (search.suggestions.length === 0) {
    // Most numbers belong to nobody in the account; only a name that finds nobody needs a word.
    if (mayBeDialled(search.query)) return nothing;
    return html`<p class="list list--text">${t('search.none', { query: search.query })}</p>`;
  }
  return html`<ul class="list" id="suggestions" role="listbox" aria-label=${t('search.label')} part="suggestions">
    ${search.suggestions.map((suggestion, index) => {
      const { contact, phone } = suggestion;
      // Keys go to the field, which moves through the options by `aria-activedescendant`; pointerdown is prevented so
      // that the field keeps the focus, as the listbox of a combobox asks.
      // eslint-disable-next-line lit-a11y/click-events-have-key-events
      return html`<li
        class="option"
        id=${optionId(index)}
        role="option"
        aria-selected=${index === active ? 'true' : 'false'}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => onPick(suggestion)}
      >
        <span class="avatar" aria-hidden="true">${initials(contact.name) || userIcon()}</span>
        <span class="who"
          ><bdi class="name">${contact.name}</bdi>${
            contact.company === undefined ? nothing : html` <bdi class="company muted">${contact.company}</bdi>`
          }</span
        >
        <span class="where muted"
          ><bdi dir="ltr" class="tabular">${format(phone.number)}</bdi> ·
          ${t(typeKeys[phone.type])}${
            contact.doNotCall ? html` <span class="warned">${infoIcon()}${t('search.do-not-call')}</span>` : nothing
          }</span
        >
      </li>`;
    })}
  </ul>`;
}
