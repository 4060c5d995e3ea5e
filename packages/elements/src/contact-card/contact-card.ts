import { primaryPhone, type Contact, type Problem } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { phoneIcon } from '../internal/icons.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { isolated } from '../internal/plain-text.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { problemMessage } from '../internal/problem-message.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { contactCard } from '../locales/en/contact-card.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { CardActions } from './card-actions.js';
import { cardBody } from './card-body.js';
import { cardHead, doNotCallNote, type CardContext } from './card-parts.js';
import { cardMessage, cardSkeleton, chooser, unknownEmail, unknownNumber } from './card-states.js';
import { cardStatesStyles } from './card-states.styles.js';
import { contactCardStyles } from './contact-card.styles.js';
import { ContactLookup, type LookupKey, type LookupState } from './contact-lookup.js';
import { ContactShownEvent } from './events.js';
import { onSectionsChanged, sectionsFor, type ContactSection } from './sections.js';
import { contactName } from './words.js';

addEnglish(contactCard);

/** How much is shown: a hover card, the usual, or everything that is known. */
export type CardView = 'compact' | 'normal' | 'full';

/**
 * Who somebody is: name, company, numbers and addresses with what can be done with them, local time, tags, custom fields
 * and sections of the page's own. Found by id, by number or by e-mail address.
 *
 * @tag dialora-contact-card
 * @slot actions - More buttons beside "Call".
 * @slot sections - Below everything else.
 * @slot unknown - With a number or an address that nobody has, e.g. a button that adds a contact.
 * @fires {DialRequestEvent} dialora-dial-request - when a number is to be called. Cancelable.
 * @fires {MailRequestEvent} dialora-mail-request - when a mail is to be written. Cancelable; `mailto:` otherwise.
 * @fires {MessageRequestEvent} dialora-message-request - when a text is to be written. Cancelable; `sms:` otherwise.
 * @fires {ContactShownEvent} dialora-contact-shown - when another contact, or none, is shown.
 * @csspart base - The card.
 * @csspart avatar - Initials or a figure.
 * @csspart name - The name, or an unknown number.
 * @csspart local-time - What time it is there.
 * @csspart do-not-call - The warning.
 * @csspart phone - A number with its buttons.
 * @csspart email - An address with its buttons.
 * @csspart address - A postal address.
 * @csspart tags - The tags.
 * @csspart section - A group with a heading.
 * @csspart call-button - Calls.
 * @csspart mail-link - Writes a mail.
 * @csspart message-link - Writes a text.
 * @csspart copy-button - Copies.
 * @csspart chooser - The list of contacts that share a number or address.
 * @csspart choice - One of them.
 * @csspart empty - Words without a contact.
 * @csspart loading - Shapes while it loads.
 * @csspart retry-button - Tries a failed look-up again.
 * @csspart problem - What went wrong.
 * @example <dialora-contact-card number="+442079460018"></dialora-contact-card>
 */
export class DialoraContactCard extends LitElement {
  static override styles = [tokens, base, controls, contactCardStyles, cardStatesStyles];

  static define(tag = 'dialora-contact-card', registry?: CustomElementRegistry): void {
    define(tag, DialoraContactCard, registry);
  }

  /** The contact to show. Goes before `number` and `email`. */
  @property({ attribute: 'contact-id' }) contactId: string | undefined;
  /** A phone number, best in E.164; without a country code it belongs to `country`. */
  @property() number: string | undefined;
  /** An e-mail address. */
  @property() email: string | undefined;
  /** `compact`, `normal` or `full`. */
  @property({ reflect: true }) view: CardView = 'normal';
  /** Country of numbers written without a country code (ISO 3166-1 alpha-2); the account's otherwise. */
  @property() country: string | undefined;
  /** Offers to send texts: the page handles `dialora-message-request`, or the device can. */
  @property({ type: Boolean, attribute: 'message-actions' }) messageActions = false;

  @state() private expanded = false;

  readonly #locale = new LocaleController(this);
  readonly #workspace = new WorkspaceController(this);
  readonly #agent = new StoreController(this, () => this.#workspace.value?.agent);
  readonly #lookupStore = new StoreController(this, () => this.#lookup);
  readonly #plans = new NumberPlansController(this);
  readonly #announcer = new Announcer(this);
  readonly #actions = new CardActions(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    contactId: () => this.contact?.id,
    home: () => this.#home,
  });
  readonly #sections = new Map<string, ContactSection>();
  #lookup: ContactLookup | undefined;
  #lookupOf: readonly unknown[] = [];
  #shown: string | undefined;
  #stopSections: (() => void) | undefined;

  /** The contact that is shown, once it was found. */
  get contact(): Contact | undefined {
    const found = this.#lookup?.get();
    return found?.state === 'found' ? found.contact : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopSections = onSectionsChanged(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopSections?.();
    this.#lookup?.stop();
    this.#lookup = undefined;
    this.#lookupOf = [];
  }

  /** Adds a section to this card; returns the undo. For all cards of a page: the function `registerSection`. */
  registerSection(section: ContactSection): () => void {
    this.#sections.set(section.id, section);
    this.requestUpdate();
    return () => {
      if (this.#sections.get(section.id) === section) this.#sections.delete(section.id);
      this.requestUpdate();
    };
  }

  /** Looks the contact up again. */
  async reload(): Promise<void> {
    await this.#lookup?.reload();
  }

  get #home(): string | undefined {
    const agent = this.#agent.value;
    return this.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  /** What to look up; undefined for nothing, or while a number still has to be understood. */
  get #key(): LookupKey | undefined {
    if (this.contactId) return { id: this.contactId };
    if (this.number) {
      const number = this.#e164;
      return number === undefined ? undefined : { number };
    }
    return this.email ? { email: this.email.trim() } : undefined;
  }

  get #e164(): string | undefined {
    const text = (this.number ?? '').trim();
    if (/^\+[1-9]\d{3,14}$/.test(text)) return text;
    return this.#plans.value?.parseNumber(text, this.#home)?.e164;
  }

  protected override willUpdate(): void {
    const workspace = this.#workspace.value;
    const key = this.#key;
    if (this.number && !key) void this.#plans.load();
    const of = [workspace, key && JSON.stringify(key)];
    if (of.some((value, at) => value !== this.#lookupOf[at])) {
      this.#lookupOf = of;
      this.#lookup?.stop();
      this.#lookup = undefined;
      this.#actions.clear();
      this.expanded = false;
      if (workspace && key) {
        this.#lookup = new ContactLookup(key, workspace.contacts, workspace.live);
        this.#lookup.start();
      }
    }
  }

  protected override updated(): void {
    const id = this.contact?.id;
    if (id === this.#shown) return;
    this.#shown = id;
    this.dispatchEvent(new ContactShownEvent(id === undefined ? {} : { contactId: id }));
  }

  get #context(): CardContext {
    return {
      locale: this.#locale,
      format: (e164) => this.#plans.format(e164, this.#home),
      dial: (number) => void this.#actions.dial(number),
      mail: this.#actions.mail,
      message: this.#actions.text,
      copy: (text) => void this.#actions.copy(text),
      messages: this.messageActions,
      copied: this.#actions.copied,
    };
  }

  protected override render() {
    const { t, lang } = this.#locale;
    const found = this.#lookupStore.value;
    const label = found?.state === 'found' ? contactName(this.#locale, found.contact) : t('card.name');
    return html`<section
      class="card"
      part="base"
      ?data-do-not-call=${found?.state === 'found' && found.contact.doNotCall}
      lang=${lang}
      aria-label=${label}
    >
      ${this.#renderLookup(found)} ${this.#renderNotices()} ${this.#announcer.render()}
    </section>`;
  }

  #renderNotices(): TemplateResult {
    const { problem, message, closeProblem } = this.#actions;
    const close = html`<button type="button" class="button button--small" @click=${closeProblem}>
      ${this.#locale.t('shared.close')}
    </button>`;
    return html`<div role="alert">${problem ? problemMessage(this.#locale, problem, close) : nothing}</div>
      <p class="message" role="status" ?hidden=${message === ''}>${message}</p>`;
  }

  #renderLookup(found: LookupState | undefined): TemplateResult {
    const { t } = this.#locale;
    if (!this.#workspace.value) return cardMessage(t('card.no-provider'), t('card.no-provider.next'));
    if (!found) return this.#renderWithoutKey();
    if (found.state === 'loading') return cardSkeleton(this.#locale);
    if (found.state === 'failed') return this.#renderFailed(found.problem);
    if (found.state === 'unknown') return this.#renderUnknown();
    if (found.state === 'choose') {
      const key = this.number ? this.#context.format(this.#e164 ?? this.number) : (this.email ?? '');
      return chooser(this.#context, found.contacts, key, ({ id }) => this.#lookup?.choose(id));
    }
    return this.#renderContact(found.contact, found.others.length);
  }

  #renderWithoutKey(): TemplateResult {
    const { t } = this.#locale;
    if (!this.number) return cardMessage(t('card.nobody'), t('card.nobody.next'));
    // Not a number that anybody could have, or the numbering plans are not there yet.
    return this.#plans.value ? unknownNumber(this.#context, this.number) : cardSkeleton(this.#locale);
  }

  #renderUnknown(): TemplateResult {
    if (this.number) return unknownNumber(this.#context, this.#e164 ?? this.number);
    return unknownEmail(this.#context, this.email ?? '');
  }

  #renderFailed(problem: Problem): TemplateResult {
    const retry = html`<button
      type="button"
      class="button button--small"
      part="retry-button"
      @click=${() => void this.reload()}
    >
      ${this.#locale.t('shared.try-again')}
    </button>`;
    return html`<div role="alert">${problemMessage(this.#locale, problem, retry)}</div>
      ${this.number ? unknownNumber(this.#context, this.#e164 ?? this.number) : nothing}`;
  }

  #renderContact(contact: Contact, others: number): TemplateResult {
    const context = this.#context;
    const compact = this.view === 'compact';
    return html`${cardHead(context, contact, compact ? this.#renderCall(contact) : nothing)}
      ${contact.doNotCall ? doNotCallNote(context) : nothing}
      <div class="buttons">
        ${compact ? nothing : this.#renderCall(contact)}
        <slot name="actions"></slot>
        ${others > 0 ? this.#renderChange() : nothing}
      </div>
      ${
        compact
          ? nothing
          : cardBody(context, contact, {
              full: this.view === 'full',
              expanded: this.expanded,
              toggle: () => (this.expanded = !this.expanded),
              sections: sectionsFor(this.#sections),
            })
      }`;
  }

  #renderCall(contact: Contact): unknown {
    const { t } = this.#locale;
    const phone = primaryPhone(contact);
    if (!phone) return nothing;
    const compact = this.view === 'compact';
    const look = compact ? 'icon-button icon-button--round call' : 'button';
    const label = t('shared.call-name', { name: isolated(contactName(this.#locale, contact)) });
    return html`<button
      type="button"
      class="${look} ${contact.doNotCall || compact ? '' : 'button--success'}"
      part="call-button"
      aria-label=${label}
      title=${compact ? label : nothing}
      @click=${() => void this.#actions.dial(phone.number)}
    >
      ${phoneIcon()}${compact ? nothing : t('card.call')}
    </button>`;
  }

  /** Back to the choice between those who share the number or the address. */
  #renderChange(): TemplateResult {
    return html`<button
      type="button"
      class="button button--link button--small"
      @click=${() => this.#lookup?.choose(undefined)}
    >
      ${this.#locale.t('card.change')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-contact-card': DialoraContactCard;
  }
}
