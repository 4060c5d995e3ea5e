import type { Contact } from '@dialora/core';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { contactCard } from '../locales/en/contact-card.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { CardActions } from './card-actions.js';
import { CardChanges } from './card-changes.js';
import { cardNotices } from './card-notices.js';
import { readNumber } from './card-number.js';
import type { CardContext } from './card-parts.js';
import { cardView, type CardView, type CardViewOptions } from './card-view.js';
import { cardStatesStyles } from './card-states.styles.js';
import { CardSections } from './card-sections.js';
import { cardStandingStyles } from './card-standing.styles.js';
import { contactCardStyles } from './contact-card.styles.js';
import type { LookupKey } from './contact-lookup.js';
import { ContactShownEvent } from './events.js';
import type { ContactSection } from './sections.js';
import { ShownContact } from './shown-contact.js';
import { Standing } from './standing.js';
import { contactName } from './words.js';

addEnglish(contactCard);

export type { CardView } from './card-view.js';

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
 * @fires {ContactChangedEvent} dialora-contact-changed - after a change was saved, or a duplicate joined.
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
 * @csspart edit-button - Opens the contact for editing.
 * @csspart edit-form - The contact while it is edited.
 * @csspart conflict - Says that somebody else changed the same.
 * @csspart merge-panel - Joins a duplicate.
 * @csspart privacy-panel - The person's rights.
 * @csspart privacy-clocks - Which rights were asked for, and until when.
 * @csspart permissions - What is permitted, and why.
 * @csspart activity - What was last and comes next.
 * @csspart undo-button - Takes a change back.
 * @csspart chooser - The list of contacts that share a number or address.
 * @csspart choice - One of them.
 * @csspart empty - Words without a contact.
 * @csspart loading - Shapes while it loads.
 * @csspart retry-button - Tries a failed look-up again.
 * @csspart problem - What went wrong.
 * @example <dialora-contact-card number="+442079460018"></dialora-contact-card>
 */
export class DialoraContactCard extends LitElement {
  static override styles = [tokens, base, controls, contactCardStyles, cardStandingStyles, cardStatesStyles];

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
  readonly #shownContact = new ShownContact(this);
  readonly #plans = new NumberPlansController(this);
  readonly #announcer = new Announcer(this);
  readonly #actions = new CardActions(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    contactId: () => this.contact?.id,
    home: () => this.#home,
  });
  readonly #standing = new Standing(this);
  readonly #changes = new CardChanges(this, {
    locale: this.#locale,
    plans: this.#plans,
    workspace: () => this.#workspace.value,
    home: () => this.#home,
    shown: this.#shownContact,
    standing: this.#standing,
    actions: this.#actions,
  });
  readonly #panels = this.#changes.panels;
  readonly #sections = new CardSections(this);
  #shown: string | undefined;

  /** The contact that is shown, once it was found. */
  get contact(): Contact | undefined {
    return this.#shownContact.contact;
  }

  /** Adds a section to this card; returns the undo. For all cards of a page: the function `registerSection`. */
  registerSection(section: ContactSection): () => void {
    return this.#sections.register(section);
  }

  /** Looks the contact up again. */
  async reload(): Promise<void> {
    await this.#shownContact.reload();
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
    return readNumber(this.number, this.#plans.value, this.#home);
  }

  protected override willUpdate(): void {
    const key = this.#key;
    if (this.number && !key) void this.#plans.load();
    if (!this.#shownContact.follow(this.#workspace.value, key)) return;
    this.#actions.clear();
    this.#panels.drop();
    this.expanded = false;
  }

  protected override updated(): void {
    const id = this.contact?.id;
    this.#standing.follow(this.view === 'compact' ? undefined : this.#workspace.value, id);
    if (id === this.#shown) return;
    this.#shown = id;
    this.#panels.drop();
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
    const found = this.#shownContact.state;
    const label = found?.state === 'found' ? contactName(this.#locale, found.contact) : t('card.name');
    return html`<section
      class="card"
      part="base"
      ?data-do-not-call=${found?.state === 'found' && found.contact.doNotCall}
      lang=${lang}
      aria-label=${label}
    >
      ${cardView(this.#view())} ${cardNotices(this.#locale, this.#actions, this.#changes)} ${this.#announcer.render()}
    </section>`;
  }

  #view(): CardViewOptions {
    const workspace = this.#workspace.value;
    return {
      context: this.#context,
      connected: workspace !== undefined,
      found: this.#shownContact.state,
      view: this.view,
      key: { number: this.number, e164: this.#e164, email: this.email, understood: this.#plans.value !== undefined },
      expanded: this.expanded,
      toggle: () => (this.expanded = !this.expanded),
      sections: this.#sections.all,
      standing: this.#standing,
      choose: (id) => this.#shownContact.choose(id),
      reload: () => void this.reload(),
      offers: {
        edit: workspace?.editor !== undefined,
        merge: workspace?.editor !== undefined,
        privacy: workspace?.privacy !== undefined,
      },
      open: (name, contact) => void this.#panels.show(name, contact),
      panel: (contact) => this.#panels.render(contact),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-contact-card': DialoraContactCard;
  }
}
