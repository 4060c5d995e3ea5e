import type { Contact } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { wellFormed } from '../internal/plain-text.js';
import { emailRow, phoneRow, type CardContext } from './card-parts.js';
import type { ContactSection } from './sections.js';
import { addressLines, languageName, shortLine } from './words.js';

/** So many numbers and addresses are shown at once; a button shows the rest. */
const firstFew = 3;

export interface CardBodyOptions {
  readonly full: boolean;
  /** All numbers and addresses are shown. */
  readonly expanded: boolean;
  readonly toggle: () => void;
  /** The page's own sections, in order. */
  readonly sections: readonly ContactSection[];
}

/** Everything below the name: what one can do with the contact, then what is known of him. */
export function cardBody(context: CardContext, contact: Contact, options: CardBodyOptions): TemplateResult {
  const { t, lang } = context.locale;
  const { addresses, tags } = contact;
  const facts = customFacts(contact);
  const own = options.sections.map(({ title, render }) => {
    const content = render(contact);
    if (content === undefined || content === null) return nothing;
    return section(typeof title === 'string' ? title : title(lang), content);
  });
  return html`${channels(context, contact, options)} ${tags.length === 0 ? nothing : tagList(context, tags)}
    ${
      options.full || options.sections.length > 0
        ? html`<div class="sections">
            ${
              options.full
                ? html`${addresses.length === 0 ? nothing : section(t('card.addresses'), addressList(context, contact))}
                  ${facts.length === 0 ? nothing : section(t('card.details'), factList(facts))}
                  ${section(t('card.about'), factList(aboutFacts(context, contact)))}`
                : nothing
            }
            ${own}
          </div>`
        : nothing
    } <slot name="sections"></slot>`;
}

function channels(context: CardContext, { phones, emails }: Contact, options: CardBodyOptions): unknown {
  const { t } = context.locale;
  const rows = [
    ...phones.map((phone) => phoneRow(context, phone)),
    ...emails.map((email) => emailRow(context, email.address, email)),
  ];
  if (rows.length === 0) return nothing;
  // A button that would show one more row is longer than the row.
  const few = rows.length <= firstFew + 1;
  const all = options.full || options.expanded || few;
  return html`<ul class="rows">
      ${all ? rows : rows.slice(0, firstFew)}
    </ul>
    ${
      options.full || few
        ? nothing
        : html`<button
            type="button"
            class="button button--link button--small more"
            aria-expanded=${options.expanded}
            @click=${options.toggle}
          >
            ${options.expanded ? t('card.less') : t('card.more', { count: rows.length - firstFew })}
          </button>`
    }`;
}

function section(title: string, content: unknown): TemplateResult {
  return html`<div class="section" part="section">
    <h3 class="section__title"><bdi>${title}</bdi></h3>
    ${content}
  </div>`;
}

function tagList({ locale }: CardContext, tags: readonly string[]): TemplateResult {
  return html`<ul class="tags" part="tags" aria-label=${locale.t('card.tags')}>
    ${tags.map((tag) => html`<li class="chip"><bdi>${shortLine(tag)}</bdi></li>`)}
  </ul>`;
}

function addressList({ locale }: CardContext, { addresses }: Contact): TemplateResult {
  const { t, lang } = locale;
  return html`<ul class="rows">
    ${addresses.map(
      (address) =>
        html`<li class="row" part="address">
          <span class="row__main">
            <span class="row__value"
              >${addressLines(lang, address).map((line) => html`<bdi class="line">${line}</bdi>`)}</span
            >
            <span class="row__type">${t(`card.address-${address.type}`)}</span>
          </span>
        </li>`,
    )}
  </ul>`;
}

/** Pairs of a name and a value. */
function factList(facts: readonly (readonly [string, unknown])[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<dt><bdi>${name}</bdi></dt>
          <dd dir="auto">${value}</dd>`,
    )}
  </dl>`;
}

function customFacts({ customFields }: Contact): readonly (readonly [string, unknown])[] {
  return Object.entries(customFields).map(
    ([name, value]) => [shortLine(name), wellFormed(value).slice(0, 2000)] as const,
  );
}

function aboutFacts({ locale }: CardContext, contact: Contact): readonly (readonly [string, unknown])[] {
  const { t, lang, date } = locale;
  const day = (time: string): string | undefined =>
    Number.isNaN(Date.parse(time)) ? undefined : date(time, { dateStyle: 'medium' });
  const language = contact.language === undefined ? undefined : languageName(lang, contact.language);
  const all: readonly (readonly [string, string | undefined])[] = [
    [t('card.owner'), contact.owner ? shortLine(contact.owner.name) : undefined],
    [t('card.language'), language],
    [t('card.created'), day(contact.createdAt)],
    [t('card.updated'), day(contact.updatedAt)],
  ];
  return all.filter(([, value]) => value !== undefined && value !== '');
}
