import { primaryPhone, type Contact, type Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { phoneIcon } from '../internal/icons.js';
import { isolated } from '../internal/plain-text.js';
import { problemMessage } from '../internal/problem-message.js';
import { cardBody } from './card-body.js';
import { cardHead, doNotCallNote, type CardContext } from './card-parts.js';
import { cardMessage, cardSkeleton, chooser, unknownEmail, unknownNumber } from './card-states.js';
import type { LookupState } from './contact-lookup.js';
import { pencilIcon } from './panel-icons.js';
import type { PanelName } from './panels.js';
import type { ContactSection } from './sections.js';
import type { Standing } from './standing.js';
import { standingPart } from './standing-parts.js';
import { contactName } from './words.js';

/** How much is shown: a hover card, the usual, or everything that is known. */
export type CardView = 'compact' | 'normal' | 'full';

export interface CardViewOptions {
  readonly context: CardContext;
  /** There is a workspace. */
  readonly connected: boolean;
  readonly found: LookupState | undefined;
  readonly view: CardView;
  /** What was asked for; `understood` once the numbering plans are there. */
  readonly key: {
    readonly number: string | undefined;
    readonly e164: string | undefined;
    readonly email: string | undefined;
    readonly understood: boolean;
  };
  readonly expanded: boolean;
  readonly toggle: () => void;
  readonly sections: readonly ContactSection[];
  readonly standing: Standing;
  readonly choose: (id: string | undefined) => void;
  readonly reload: () => void;
  /** Which panels the workspace can serve. */
  readonly offers: Readonly<Record<PanelName, boolean>>;
  readonly open: (name: PanelName, contact: Contact) => void;
  /** The panel that is open, in the place of everything below the name. */
  readonly panel: (contact: Contact) => unknown;
}

/** The card for what the look-up found, did not find, or still looks for. */
export function cardView(options: CardViewOptions): TemplateResult {
  const { context, connected, found, key } = options;
  const { t } = context.locale;
  if (!connected) return cardMessage(t('card.no-provider'), t('card.no-provider.next'));
  if (!found) return withoutKey(options);
  if (found.state === 'loading') return cardSkeleton(context.locale);
  if (found.state === 'failed') return failed(options, found.problem);
  if (found.state === 'unknown') return unknown(options);
  if (found.state === 'choose') {
    const shown = key.number ? context.format(key.e164 ?? key.number) : (key.email ?? '');
    return chooser(context, found.contacts, shown, ({ id }) => options.choose(id));
  }
  return contactPart(options, found.contact, found.others.length);
}

function withoutKey({ context, key }: CardViewOptions): TemplateResult {
  const { t } = context.locale;
  if (!key.number) return cardMessage(t('card.nobody'), t('card.nobody.next'));
  // Not a number that anybody could have, or the numbering plans are not there yet.
  return key.understood ? unknownNumber(context, key.number) : cardSkeleton(context.locale);
}

function unknown({ context, key }: CardViewOptions): TemplateResult {
  return key.number ? unknownNumber(context, key.e164 ?? key.number) : unknownEmail(context, key.email ?? '');
}

function failed(options: CardViewOptions, problem: Problem): TemplateResult {
  const { context, key, reload } = options;
  const retry = html`<button type="button" class="button button--small" part="retry-button" @click=${reload}>
    ${context.locale.t('shared.try-again')}
  </button>`;
  return html`<div role="alert">${problemMessage(context.locale, problem, retry)}</div>
    ${key.number ? unknown(options) : nothing}`;
}

function contactPart(options: CardViewOptions, contact: Contact, others: number): TemplateResult {
  const { context, view, standing } = options;
  const compact = view === 'compact';
  const panel = compact ? undefined : options.panel(contact);
  const end = compact ? callButton(options, contact) : panel === undefined ? editButton(options, contact) : nothing;
  if (panel !== undefined) return html`${cardHead(context, contact, end)} ${panel}`;
  return html`${cardHead(context, contact, end)} ${contact.doNotCall ? doNotCallNote(context) : nothing}
    <div class="buttons">
      ${compact ? nothing : callButton(options, contact)}
      <slot name="actions"></slot>
      ${others > 0 ? changeButton(options) : nothing}
    </div>
    ${
      compact
        ? nothing
        : html`${standingPart(context.locale, standing, view === 'full')}
          ${cardBody(context, contact, {
            full: view === 'full',
            expanded: options.expanded,
            toggle: options.toggle,
            sections: options.sections,
          })}
          ${foot(options, contact)}`
    }`;
}

function callButton({ context, view }: CardViewOptions, contact: Contact): unknown {
  const { t } = context.locale;
  const phone = primaryPhone(contact);
  if (!phone) return nothing;
  const compact = view === 'compact';
  const look = compact ? 'icon-button icon-button--round call' : 'button';
  const label = t('shared.call-name', { name: isolated(contactName(context.locale, contact)) });
  return html`<button
    type="button"
    class="${look} ${contact.doNotCall || compact ? '' : 'button--success'}"
    part="call-button"
    aria-label=${label}
    title=${compact ? label : nothing}
    @click=${() => context.dial(phone.number)}
  >
    ${phoneIcon()}${compact ? nothing : t('card.call')}
  </button>`;
}

/** Back to the choice between those who share the number or the address. */
function changeButton({ context, choose }: CardViewOptions): TemplateResult {
  return html`<button type="button" class="button button--link button--small" @click=${() => choose(undefined)}>
    ${context.locale.t('card.change')}
  </button>`;
}

function editButton({ context, offers, open }: CardViewOptions, contact: Contact): unknown {
  if (!offers.edit) return nothing;
  const label = context.locale.t('card.edit');
  return html`<button
    type="button"
    class="icon-button icon-button--round edit-button"
    part="edit-button"
    data-panel="edit"
    aria-label=${label}
    title=${label}
    @click=${() => open('edit', contact)}
  >
    ${pencilIcon()}
  </button>`;
}

function foot({ context, offers, open }: CardViewOptions, contact: Contact): unknown {
  const names = (['merge', 'privacy'] as const).filter((name) => offers[name]);
  if (names.length === 0) return nothing;
  return html`<div class="foot">
    ${names.map(
      (name) =>
        html`<button
          type="button"
          class="button button--link button--small"
          data-panel=${name}
          @click=${() => open(name, contact)}
        >
          ${context.locale.t(`card.${name}`)}
        </button>`,
    )}
  </div>`;
}
