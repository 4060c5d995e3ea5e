import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { filterNames, type FilterGroup } from './filters.js';

/** Toggles for each group; none of them pressed is "All". */
export function filterBar(
  { t }: LocaleController,
  chosen: readonly FilterGroup[],
  choose: (groups: readonly FilterGroup[]) => void,
): TemplateResult {
  const toggle = (name: FilterGroup): readonly FilterGroup[] =>
    filterNames.filter((each) => (each === name) !== chosen.includes(each));
  return html`<div class="filters" part="filters" role="group" aria-label=${t('filter.label')}>
    <button type="button" class="filter" aria-pressed=${chosen.length === 0} @click=${() => choose([])}>
      ${t('filter.all')}
    </button>
    ${filterNames.map(
      (name) =>
        html`<button
          type="button"
          class="filter"
          data-filter=${name}
          aria-pressed=${chosen.includes(name)}
          @click=${() => choose(toggle(name))}
        >
          ${t(`filter.${name}`)}
        </button>`,
    )}
  </div>`;
}
