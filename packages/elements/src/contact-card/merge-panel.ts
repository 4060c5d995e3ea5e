import type { Contact } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { isolated } from '../internal/plain-text.js';
import { problemMessage } from '../internal/problem-message.js';
import { avatar } from './card-parts.js';
import type { Merging, MergeState } from './merging.js';
import { contactName, contactRole, shortLine } from './words.js';

export interface MergePanelOptions {
  readonly locale: LocaleController;
  readonly merging: Merging;
  readonly contact: Contact;
  readonly format: (e164: string) => string;
  readonly onCancel: () => void;
}

/** Who is the same person? Then: what happens, and that it cannot be taken back. */
export function mergePanel(options: MergePanelOptions): unknown {
  const { locale, merging, onCancel } = options;
  const { t } = locale;
  const state = merging.state;
  if (!state) return nothing;
  return html`<section
    class="edit"
    part="merge-panel"
    aria-label=${t('merge.title')}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onCancel();
    }}
  >
    <h3 class="edit__title">${t('merge.title')}</h3>
    ${state.chosen ? confirm(options, state.chosen) : finder(options, state)}
    <div role="alert">${state.problem ? problemMessage(locale, state.problem) : nothing}</div>
    <div class="edit__foot">
      ${
        state.chosen
          ? html`<button
              type="button"
              class="button button--primary button--small"
              part="merge-button"
              aria-disabled=${state.busy}
              @click=${() => void merging.merge()}
            >
              ${t('merge.do')}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button button--small"
        part="cancel-button"
        @click=${state.chosen ? () => merging.choose(undefined) : onCancel}
      >
        ${t(state.chosen ? 'merge.back' : 'shared.cancel')}
      </button>
    </div>
  </section>`;
}

function finder(options: MergePanelOptions, { query, found }: MergeState): TemplateResult {
  const { locale, merging } = options;
  const { t } = locale;
  return html`<div class="field">
      <label class="field__label" for="merge-query">${t('merge.who')}</label>
      <input
        class="input"
        id="merge-query"
        type="search"
        dir="auto"
        autocomplete="off"
        .value=${live(query)}
        @input=${(event: Event) => merging.search((event.target as HTMLInputElement).value)}
      />
    </div>
    <div class="choices" role="group" aria-label=${t('merge.who')}>
      ${(found ?? []).map((each) => choice(options, each))}
    </div>
    <p class="muted edit__hint" role="status">
      ${found === undefined ? t('merge.looking') : found.length === 0 ? t('merge.nobody') : t('merge.found', { count: found.length })}
    </p>`;
}

function choice({ locale, merging, format }: MergePanelOptions, contact: Contact): TemplateResult {
  const [phone] = contact.phones;
  const [email] = contact.emails;
  const second = contactRole(contact) || (phone ? format(phone.number) : (email?.address ?? ''));
  return html`<button type="button" class="choice" part="choice" @click=${() => merging.choose(contact)}>
    ${avatar(shortLine(contact.name), contact.id)}
    <span class="choice__text"
      ><bdi class="choice__name">${contactName(locale, contact)}</bdi
      ><bdi class="muted">${shortLine(second)}</bdi></span
    >
  </button>`;
}

function confirm({ locale, contact, format }: MergePanelOptions, duplicate: Contact): TemplateResult {
  const { t } = locale;
  const gained = [
    ...duplicate.phones
      .filter(({ number }) => !contact.phones.some((each) => each.number === number))
      .map(({ number }) => format(number)),
    ...duplicate.emails
      .filter(({ address }) => !contact.emails.some((each) => each.address === address))
      .map(({ address }) => address),
    ...duplicate.tags.filter((tag) => !contact.tags.includes(tag)),
  ];
  const names = { name: isolated(contactName(locale, contact)), other: isolated(contactName(locale, duplicate)) };
  return html`<p>${t('merge.explain', names)}</p>
    ${
      gained.length === 0
        ? nothing
        : html`<p class="muted">${t('merge.gains')}</p>
            <ul class="tags">
              ${gained.map((text) => html`<li class="chip"><bdi>${shortLine(text)}</bdi></li>`)}
            </ul>`
    }
    <p class="muted">${t('merge.forever')}</p>`;
}
