import type { Contact } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { en, say } from '../../locales/en.js';
import type { PageContext, Person } from '../messages/protocol.js';
import { letterIcon, personIcon, warningIcon } from './icons.js';
import type { Found } from './lookup.js';
import type { Who } from './who.js';

export interface PersonOptions {
  readonly found: Found;
  readonly context: PageContext | null;
  readonly onChoose: (contact: Contact) => void;
  readonly onPerson: (email: string, name: string | undefined) => void;
  readonly onRetry: (who: Who) => void;
}

/** Whoever it is about: contact and history, a choice, or the reason why there is nobody. Never blank. */
export function person({ found, context, onChoose, onPerson, onRetry }: PersonOptions): TemplateResult {
  return html`${(() => {
    switch (found.state) {
      case 'nobody':
        return empty(letterIcon(), en.panel.nobody, en.panel.nobodyNext);
      case 'looking':
        return html`<p class="looking muted" role="status">${say(en.panel.lookingUp, { name: nameOf(found.who) })}</p>`;
      case 'contact':
        return html`<dialora-contact-card contact-id=${found.id}></dialora-contact-card>
          <dialora-timeline contact-id=${found.id}></dialora-timeline>`;
      case 'none':
        return empty(personIcon(), en.panel.noContact, say(noneText(found.who), { name: nameOf(found.who) }));
      case 'several':
        return choices(found.contacts, onChoose);
      case 'failed':
        return html`<div class="notice notice--warning">
          ${warningIcon()}<strong>${en.panel.lookupFailed}</strong><span>${en.panel.lookupFailedNext}</span>
          <button type="button" class="button" @click=${() => onRetry(found.who)}>${en.panel.tryAgain}</button>
        </div>`;
    }
  })()}
  ${others(context?.people ?? [], found, onPerson)}`;
}

function empty(icon: TemplateResult, title: string, next: string): TemplateResult {
  return html`<section class="card empty">${icon}<strong>${title}</strong><span class="muted">${next}</span></section>`;
}

function choices(contacts: readonly Contact[], onChoose: (contact: Contact) => void): TemplateResult {
  return html`<section class="card">
    <h2>${say(en.panel.several, { count: contacts.length })}</h2>
    <p class="muted">${en.panel.chooseContact}</p>
    <ul class="people">
      ${contacts.map(
        (contact) =>
          html`<li>
            <button type="button" class="row" @click=${() => onChoose(contact)}>
              <span class="name" dir="auto">${contact.name}</span>
              <span class="muted" dir="auto">${contact.company ?? nothing}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The other people of the thread, a click away. */
function others(
  people: readonly Person[],
  found: Found,
  onPerson: (email: string, name: string | undefined) => void,
): TemplateResult | typeof nothing {
  if (people.length < 2 || found.state === 'several') return nothing;
  return html`<section class="card">
    <h2>${en.panel.otherPeople}</h2>
    <ul class="people">
      ${people.map(
        ({ email, name }) =>
          html`<li>
            <button type="button" class="row" @click=${() => onPerson(email, name)}>
              <span class="name" dir="auto">${name ?? email}</span>
              ${name === undefined ? nothing : html`<span class="muted"><bdi dir="ltr">${email}</bdi></span>`}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function noneText(who: Who): string {
  return who.kind === 'number' ? en.panel.noContactNumber : en.panel.noContactNext;
}

function nameOf(who: Who): string {
  if (who.kind === 'address') return who.name ?? who.email;
  return who.kind === 'number' ? who.number : '';
}
