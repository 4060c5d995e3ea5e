import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronEndIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { askable, type AskingState, type PrivacyAsking } from './privacy-asking.js';

export interface PrivacyPanelOptions {
  readonly locale: LocaleController;
  readonly asking: PrivacyAsking;
  readonly onCancel: () => void;
}

/** The rights of the person: take the data away, or enter one of the requests with its clock. */
export function privacyPanel(options: PrivacyPanelOptions): unknown {
  const { locale, asking, onCancel } = options;
  const { t } = locale;
  const state = asking.state;
  if (!state) return nothing;
  const back = state.kind === undefined ? onCancel : () => asking.pick(undefined);
  return html`<section
    class="edit"
    part="privacy-panel"
    aria-label=${t('card-rights.title')}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      back();
    }}
  >
    <h3 class="edit__title">${state.kind === undefined ? t('card-rights.title') : t(`card-rights.${state.kind}`)}</h3>
    ${state.kind === undefined ? rights(options, state) : details(options, state, state.kind)}
    <div role="alert">
      ${state.problem ? problemMessage(locale, state.problem) : nothing}
      ${state.missing ? html`<p class="edit__errors">${t('card-rights.missing')}</p>` : nothing}
    </div>
    <div class="edit__foot">
      ${
        state.kind === undefined
          ? nothing
          : html`<button
              type="button"
              class="button button--small ${state.kind === 'erasure' ? 'button--danger' : 'button--primary'}"
              part="ask-button"
              aria-disabled=${state.busy}
              @click=${() => void asking.ask(locale.lang)}
            >
              ${t('card-rights.enter')}
            </button>`
      }
      <button type="button" class="button button--small" part="cancel-button" @click=${back}>
        ${t(state.kind === undefined ? 'shared.close' : 'merge.back')}
      </button>
    </div>
  </section>`;
}

function rights({ locale, asking }: PrivacyPanelOptions, { busy }: AskingState): TemplateResult {
  const { t } = locale;
  return html`<p class="edit__hint">${t('card-rights.intro')}</p>
    <div class="rights__export" role="group" aria-label=${t('card-rights.export')}>
      <span>${t('card-rights.export')}</span>
      ${(['json', 'csv'] as const).map(
        (format) =>
          html`<button
            type="button"
            class="button button--small"
            part="export-button"
            aria-disabled=${busy}
            @click=${() => void asking.export(format)}
          >
            ${format.toUpperCase()}
          </button>`,
      )}
    </div>
    <ul class="rights">
      ${askable.map(
        (kind) =>
          html`<li>
            <button type="button" class="right" data-right=${kind} @click=${() => asking.pick(kind)}>
              <span
                ><span class="right__name">${t(`card-rights.${kind}`)}</span
                ><span class="muted">${t(`card-rights.${kind}.next`)}</span></span
              >${chevronEndIcon()}
            </button>
          </li>`,
      )}
    </ul>`;
}

function details(
  { locale, asking }: PrivacyPanelOptions,
  state: AskingState,
  kind: NonNullable<AskingState['kind']>,
): TemplateResult {
  const { t } = locale;
  const field = (name: keyof AskingState['nominee']) =>
    html`<div class="field">
      <label class="field__label" for="nominee-${name}">${t(`card-rights.nominee-${name}`)}</label>
      <input
        class="input"
        id="nominee-${name}"
        dir="auto"
        autocomplete="off"
        aria-invalid=${state.missing && name === 'name' ? 'true' : nothing}
        .value=${live(state.nominee[name])}
        @input=${(event: Event) =>
          asking.type({ nominee: { ...state.nominee, [name]: (event.target as HTMLInputElement).value } })}
      />
    </div>`;
  return html`<p>${t(`card-rights.${kind}.next`)}</p>
    ${kind === 'nomination' ? [field('name'), field('relation'), field('reach')] : nothing}
    <div class="field">
      <label class="field__label" for="privacy-details"
        >${t(kind === 'correction' ? 'card-rights.what-is-wrong' : 'card-rights.details')}</label
      >
      <textarea
        class="input"
        id="privacy-details"
        dir="auto"
        maxlength="4000"
        aria-invalid=${state.missing && kind === 'correction' ? 'true' : nothing}
        .value=${live(state.details)}
        @input=${(event: Event) => asking.type({ details: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    <p class="edit__hint">${t('card-rights.clock')}</p>`;
}
