import { html, type TemplateResult } from 'lit';
import { clockIcon, keypadIcon, voicemailIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { starIcon } from '../internal/star-icon.js';
import type { HistoryView } from './call-history.js';

export type HomeView = 'keypad' | HistoryView | 'settings';

const icons = {
  keypad: keypadIcon,
  recents: clockIcon,
  favourites: () => starIcon(false),
  voicemail: voicemailIcon,
} as const;

export type Tab = keyof typeof icons;

/** What the dialer shows while nobody talks: a tab list with roving focus (WAI-ARIA APG "Tabs", automatic activation). */
export function homeTabs(
  { t }: LocaleController,
  tabs: readonly Tab[],
  view: HomeView,
  unheard: number,
  onChoose: (view: Tab) => void,
): TemplateResult {
  const stop = tabs.includes(view as Tab) ? view : tabs[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const forward = list.matches(':dir(rtl)') ? -1 : 1;
    const at = tabs.indexOf(stop as Tab);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = moves[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${t('view.label')} part="tabs" @keydown=${onKeyDown}>
    ${tabs.map(
      (tab) =>
        html`<button
          type="button"
          class="tab"
          role="tab"
          part="tab"
          id=${`tab-${tab}`}
          data-tab=${tab}
          aria-selected=${tab === view ? 'true' : 'false'}
          tabindex=${tab === stop ? 0 : -1}
          @click=${() => onChoose(tab)}
        >
          ${icons[tab]()}<span class="tab__label">${t(`view.${tab}`)}</span>${
            tab === 'voicemail' && unheard > 0
              ? html`<span class="badge"
                  >${unheard}<span class="visually-hidden"> ${t('voicemail.unheard', { count: unheard })}</span></span
                >`
              : ''
          }
        </button>`,
    )}
  </div>`;
}
