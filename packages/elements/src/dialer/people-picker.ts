import type { Colleague, Contact, ContactSource, TransferTarget } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../internal/define.js';
import { folded } from '../internal/folded.js';
import { userIcon } from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import { LocaleController } from '../internal/locale-controller.js';
import { keypadIcon } from '../internal/icons.js';
import { presenceIcon } from '../internal/presence-icons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { ContactSearchController } from './contact-search.js';
import { readTarget } from './dial-target.js';
import { peoplePickerStyles } from './people-picker.styles.js';
import { rowsStyles } from './rows.styles.js';
import { mayBeDialled } from './typing.js';

/** Somebody was chosen to hand a call over to, to ask first, or to bring in. */
export class PickPersonEvent extends Event {
  static readonly type = 'dialora-pick-person';
  readonly detail: { readonly how: 'transfer' | 'consult' | 'add'; readonly target: TransferTarget };

  constructor(detail: PickPersonEvent['detail']) {
    super(PickPersonEvent.type, { bubbles: true });
    this.detail = detail;
  }
}

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly icon: TemplateResult | undefined;
  readonly target: TransferTarget;
}

/** Colleagues with their presence, contacts and numbers, and what to do with the one chosen. Inner element of the dialer. */
export class DialoraPeoplePicker extends LitElement {
  static override styles = [base, controls, rowsStyles, peoplePickerStyles];

  static define(tag = 'dialora-people-picker', registry?: CustomElementRegistry): void {
    define(tag, DialoraPeoplePicker, registry);
  }

  @property() purpose: 'transfer' | 'add' = 'transfer';
  @property({ attribute: false }) contacts: ContactSource | undefined;
  @property({ attribute: false }) colleagues: readonly Colleague[] = [];
  @property({ attribute: false }) plans: PhoneNumbers | undefined;
  @property() country: string | undefined;
  @property({ attribute: false }) format!: (e164: string) => string;

  @state() private text = '';
  @state() private chosen: string | undefined;

  readonly #locale = new LocaleController(this);
  readonly #search = new ContactSearchController(this, () => this.contacts);

  protected override firstUpdated(): void {
    // It was opened by a press: whoever pressed goes on in it.
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  #onInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    this.chosen = undefined;
    if (this.text.trim().length > 1) this.#search.search(this.text.trim());
    else this.#search.close();
  }

  /** Enter in the field takes the first match, so that a whole transfer is typed. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#choose(this.#choices()[0]);
  }

  #choose(choice: Choice | undefined): void {
    if (!choice) return;
    this.chosen = choice.key;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.verbs button')?.focus());
  }

  #choices(): readonly Choice[] {
    const query = folded(this.text.trim());
    const colleagues = this.colleagues.filter(({ name }) => folded(name).includes(query));
    const search = this.#search.state;
    const found = search.state === 'found' ? search.suggestions : [];
    return [
      ...this.#typedNumber(),
      ...colleagues.map((colleague) => this.#colleague(colleague)),
      ...found.map(({ contact, phone }) => this.#contact(contact, phone.number)),
    ];
  }

  #typedNumber(): readonly Choice[] {
    if (!mayBeDialled(this.text)) return [];
    const target = readTarget(this.text, this.country, this.plans, undefined);
    if (target.state !== 'ready') return [];
    const { number } = target.request;
    return [
      {
        key: `number ${number}`,
        name: `\u2066${this.format(number)}\u2069`,
        detail: this.#locale.t('transfer.number'),
        icon: keypadIcon(),
        target: { kind: 'number', number },
      },
    ];
  }

  #colleague({ id, name, title }: Colleague): Choice {
    return {
      key: `agent ${id}`,
      name,
      detail: title ?? '',
      icon: undefined,
      target: { kind: 'agent', agentId: id, name },
    };
  }

  #contact({ id, name }: Contact, number: string): Choice {
    return {
      key: `contact ${id} ${number}`,
      name,
      detail: `\u2066${this.format(number)}\u2069`,
      icon: undefined,
      target: { kind: 'number', number, name, contactId: id },
    };
  }

  protected override render() {
    const { t } = this.#locale;
    const choices = this.#choices();
    return html`<label class="field">
        <span class="field__label">${t(this.purpose === 'add' ? 'transfer.add-whom' : 'transfer.whom')}</span>
        <input
          class="input"
          type="text"
          autocomplete="off"
          part="people"
          placeholder=${t('transfer.placeholder')}
          .value=${this.text}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        />
      </label>
      <div class="visually-hidden" role="status">
        ${this.text === '' ? nothing : t('search.count', { count: choices.length })}
      </div>
      ${
        choices.length === 0
          ? html`<p class="muted">${t(this.text === '' ? 'transfer.nobody' : 'search.none', { query: this.text })}</p>`
          : html`<ul class="rows">
              ${choices.map((choice) => this.#renderChoice(choice))}
            </ul>`
      }`;
  }

  #renderChoice(choice: Choice): TemplateResult {
    const open = choice.key === this.chosen;
    const { target } = choice;
    const presence =
      target.kind === 'agent' ? this.colleagues.find(({ id }) => id === target.agentId)?.presence.state : undefined;
    const { t } = this.#locale;
    return html`<li class="person" ?data-chosen=${open}>
      <button
        type="button"
        class="row row--button"
        part="person"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => (open ? (this.chosen = undefined) : this.#choose(choice))}
      >
        <span class="avatar" aria-hidden="true">${choice.icon ?? (initials(choice.name) || userIcon())}</span>
        <span class="row__text"
          ><bdi class="row__name">${choice.name}</bdi
          >${choice.detail === '' ? nothing : html` <span class="muted">${choice.detail}</span>`}
          ${
            presence === undefined
              ? nothing
              : html`<span class="presence" data-state=${presence}
                  >${presenceIcon(presence)}${t(`presence.${presence}`)}</span
                >`
          }</span
        >
      </button>
      ${open ? (presence === 'offline' ? this.#renderOffline(choice.name) : this.#renderVerbs(target)) : nothing}
    </li>`;
  }

  /** Nothing of theirs could ring. */
  #renderOffline(name: string): TemplateResult {
    return html`<p class="muted offline" role="status">${this.#locale.t('transfer.offline', { name })}</p>`;
  }

  #renderVerbs(target: TransferTarget): TemplateResult {
    const { t } = this.#locale;
    const verb = (how: PickPersonEvent['detail']['how'], label: string, look: string) =>
      html`<button
        type="button"
        class="button button--small ${look}"
        part=${`${how}-verb`}
        @click=${() => this.dispatchEvent(new PickPersonEvent({ how, target }))}
      >
        ${label}
      </button>`;
    return html`<div class="verbs">
      ${
        this.purpose === 'add'
          ? verb('add', t('transfer.add'), 'button--primary')
          : html`${verb('consult', t('transfer.ask-first'), 'button--primary')}
            ${verb('transfer', t('transfer.now'), '')}`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-people-picker': DialoraPeoplePicker;
  }
  interface HTMLElementEventMap {
    'dialora-pick-person': PickPersonEvent;
  }
}
