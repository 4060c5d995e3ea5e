import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronDownIcon, chevronUpIcon, closeIcon, searchIcon } from '../../internal/icons.js';
import type { LocaleController } from '../../internal/locale-controller.js';

export interface ToolsBarOptions {
  readonly locale: LocaleController;
  readonly open: boolean;
  readonly query: string;
  readonly matches: number;
  /** From 1; 0 for none yet. */
  readonly position: number;
  /** There may be more further back. */
  readonly incomplete: boolean;
  /** Older entries are being read for somebody. */
  readonly busy: boolean;
  readonly onToggle: () => void;
  readonly onQuery: (query: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onDate: (day: string) => void;
  readonly onOlder: () => void;
  readonly onPrint: () => void;
}

/** Opens search, the way to a date, and print. */
export function toolsButton({ locale, open, onToggle }: ToolsBarOptions): TemplateResult {
  const label = locale.t('timeline.tools');
  return html`<button
    type="button"
    class="icon-button tools-button"
    part="tools-button"
    aria-label=${label}
    title=${label}
    aria-expanded=${open}
    @click=${onToggle}
  >
    ${searchIcon()}
  </button>`;
}

export function toolsBar(options: ToolsBarOptions): unknown {
  const { locale, query, matches, position, incomplete, busy } = options;
  if (!options.open) return nothing;
  const { t, number } = locale;
  const asked = query.trim() !== '';
  const count =
    position > 0
      ? t('timeline.search-at', { at: number(position), count: number(matches) })
      : t('timeline.search-count', { count: matches });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      options.onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      options.onToggle();
    }
  };
  return html`<div class="tools" part="tools" role="search">
    <div class="tools__row">
      <input
        class="input"
        type="search"
        part="search"
        dir="auto"
        autocomplete="off"
        aria-label=${t('timeline.search')}
        placeholder=${t('timeline.search')}
        .value=${live(query)}
        @input=${(event: Event) => options.onQuery((event.target as HTMLInputElement).value)}
        @keydown=${onKeyDown}
      />
      ${stepButton(t('timeline.search-older'), chevronUpIcon(), matches === 0, () => options.onStep(1))}
      ${stepButton(t('timeline.search-newer'), chevronDownIcon(), matches === 0, () => options.onStep(-1))}
      ${stepButton(t('shared.close'), closeIcon(), false, options.onToggle)}
    </div>
    <p class="tools__count muted" role="status">${busy ? t('timeline.older-loading') : asked ? count : ''}</p>
    <div class="tools__row tools__row--more">
      ${
        asked && incomplete
          ? html`<button type="button" class="button button--small" aria-disabled=${busy} @click=${options.onOlder}>
              ${t('timeline.search-further')}
            </button>`
          : nothing
      }
      <label class="tools__date"
        ><span>${t('timeline.date')}</span
        ><input
          class="input"
          type="date"
          part="date"
          @change=${(event: Event) => options.onDate((event.target as HTMLInputElement).value)}
      /></label>
      <button type="button" class="button button--small" part="print-button" @click=${options.onPrint}>
        ${t('timeline.print')}
      </button>
    </div>
  </div>`;
}

function stepButton(label: string, icon: TemplateResult, off: boolean, onClick: () => void): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    aria-disabled=${off ? 'true' : nothing}
    @click=${onClick}
  >
    ${icon}
  </button>`;
}
