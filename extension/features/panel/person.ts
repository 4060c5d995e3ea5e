import { html, nothing, type TemplateResult } from 'lit';
import { en } from '../../locales/en.js';
import type { PageContext, Person } from '../messages/protocol.js';
import { letterIcon } from './icons.js';
import type { Who } from './who.js';

export interface PersonOptions {
  readonly who: Who;
  /** The contact that the card found, if it did. */
  readonly contactId: string | undefined;
  readonly context: PageContext | null;
  /** The card takes less room while somebody is on the phone. */
  readonly compact: boolean;
  readonly onPerson: (person: Person) => void;
}

/** Whoever it is about, with the history and the other people of the thread. Never blank. */
export function person({ who, contactId, context, compact, onPerson }: PersonOptions): TemplateResult {
  if (who.kind === 'nobody') {
    return html`<section class="card empty">
      ${letterIcon()}<strong>${en.panel.nobody}</strong><span class="muted">${en.panel.nobodyNext}</span>
    </section>`;
  }
  return html`<dialora-contact-card
      view=${compact ? 'compact' : 'normal'}
      .contactId=${who.kind === 'contact' ? who.id : undefined}
      .number=${who.kind === 'number' ? who.number : undefined}
      .email=${who.kind === 'address' ? who.email : undefined}
    ></dialora-contact-card>
    ${others(who, context?.people ?? [], onPerson)}
    ${contactId === undefined ? nothing : html`<dialora-timeline contact-id=${contactId}></dialora-timeline>`}`;
}

/** The other people of the thread, a click away. */
function others(
  who: Who,
  people: readonly Person[],
  onPerson: PersonOptions['onPerson'],
): TemplateResult | typeof nothing {
  const rest = people.filter((one) => who.kind !== 'address' || one.email !== who.email);
  if (who.kind !== 'address' || rest.length === 0) return nothing;
  return html`<nav class="others" aria-label=${en.panel.otherPeople}>
    ${rest.map(
      (one) =>
        html`<button type="button" class="chip" title=${one.email} @click=${() => onPerson(one)}>
          <bdi>${one.name ?? one.email}</bdi>
        </button>`,
    )}
  </nav>`;
}
