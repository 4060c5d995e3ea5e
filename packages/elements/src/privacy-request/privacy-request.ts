import type { RightsAction } from '@dialora/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { isolated } from '../internal/plain-text.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { privacyRequest } from '../locales/en/privacy-request.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { hindranceNotice } from './problem-notice.js';
import { receiptStyles } from './receipt-view.styles.js';
import { privacyRequestStyles } from './privacy-request.styles.js';
import { ReceiptFile } from './receipt-file.js';
import { receiptPage } from './receipt-page.js';
import { receiptCard } from './receipt-view.js';
import { digitsOf, isRightKind } from './request-draft.js';
import { requestForm } from './request-form.js';
import { RequestWriting } from './request-writing.js';
import { RightsTalk } from './rights-talk.js';
import { codeForm, lookForm, submitButton, textOf } from './small-forms.js';

addEnglish(privacyRequest);

type View = 'form' | 'code' | 'receipt' | 'look';

/**
 * Lets a visitor of a business's site ask for the rights they have over their data: see, correct, take along, erase,
 * restrict, withdraw, nominate, complain. A code proves who asks; a receipt with its dates can be kept, and shows the
 * status later. Nothing is kept on the device.
 *
 * @summary A form for privacy requests, with receipt and status.
 * @tag dialora-privacy-request
 * @documentation ./privacy-request.md
 * @fires {RightsActionEvent} dialora-rights-action - to ask, to send a code, to prove, to look. Cancelable.
 * @fires {PrivacyReceiptEvent} dialora-privacy-receipt - a request came in, was proved, or was looked at.
 * @csspart base - The card.
 * @csspart heading - The heading of what is shown.
 * @csspart receipt - Number, code and the file to keep.
 * @csspart reference - The number.
 * @csspart receipt-code - The code.
 * @csspart download-link - Downloads the receipt.
 * @csspart data-link - Downloads the copy of the data that was asked for.
 * @csspart status - Where the request stands.
 * @csspart problem - What went wrong.
 * @csspart submit-button - Sends what is typed.
 * @example <dialora-privacy-request site-id="site_northlight" api="https://api.example.com"></dialora-privacy-request>
 */
export class DialoraPrivacyRequest extends LitElement {
  static override styles = [tokens, base, controls, privacyRequestStyles, receiptStyles];

  static define(tag = 'dialora-privacy-request', registry?: CustomElementRegistry): void {
    define(tag, DialoraPrivacyRequest, registry);
  }

  /** The site that is asked, as Dialora knows it. */
  @property({ attribute: 'site-id' }) siteId: string | undefined;
  /** Address of the Dialora API, for a page without a provider; `@dialora/embed` answers. */
  @property() api: string | undefined;
  /** Name of the business. */
  @property() company: string | undefined;
  /** E-mail address for those whom the form fails. */
  @property() contact: string | undefined;
  /** The right that is chosen at first, e.g. `erasure`. */
  @property() kind: string | undefined;
  /** Country of phone numbers written without a country code (ISO 3166-1 alpha-2). */
  @property() country: string | undefined;

  @state() private view: View = 'form';

  readonly #locale = new LocaleController(this);
  readonly #plans = new NumberPlansController(this, 'asked');
  readonly #writing = new RequestWriting(this, this.#plans, () => this.country);
  readonly #announcer = new Announcer(this);
  readonly #file = new ReceiptFile(this);
  readonly #talk = new RightsTalk(this, () =>
    this.api === undefined ? undefined : new URL(this.api, document.baseURI).href,
  );
  #sentTo = '';

  constructor() {
    super();
    // Finds a provider that stands elsewhere (`provider="<id>"`) and hands it the actions.
    new WorkspaceController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const writing = this.#writing;
    if (changed.has('kind') && isRightKind(this.kind)) writing.draft = { ...writing.draft, kind: this.kind };
    this.#file.show(this.#locale, this.#talk.receipt, this.company);
  }

  async #act(action: RightsAction): Promise<boolean> {
    const receipt = await this.#talk.act(action);
    this.#focusInvalid();
    return receipt !== undefined;
  }

  readonly #onSend = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#talk.busy) return;
    const count = await this.#writing.check();
    if (count > 0) {
      this.#announcer.say(this.#locale.t('privacy.errors', { count }));
      this.#focusInvalid();
      return;
    }
    if (!this.siteId) {
      this.#talk.set({ hindrance: 'no-desk' });
      return;
    }
    const asking = this.#writing.asking(this.siteId, this.#locale.lang);
    if (!(await this.#act(asking))) return;
    const { requester } = asking.request;
    this.#sentTo = 'email' in requester ? requester.email : requester.number;
    this.#writing.clear();
    this.#go('code');
  };

  readonly #onProve = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#talk.busy || !this.#talk.receipt) return;
    const code = digitsOf(textOf(event, 'code'));
    this.#talk.set({ codeError: code.length === 6 ? undefined : 'digits' });
    if (this.#talk.codeError !== undefined) {
      this.#focusInvalid();
      return;
    }
    if (await this.#act({ action: 'prove', receipt: this.#talk.receipt.receipt, code })) this.#go('receipt');
  };

  readonly #onNewCode = async (): Promise<void> => {
    if (this.#talk.busy || !this.#talk.receipt) return;
    this.#talk.set({ codeError: undefined });
    if (!(await this.#act({ action: 'send-code', receipt: this.#talk.receipt.receipt }))) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#code');
    if (field) field.value = '';
    field?.focus();
    this.#talk.set({ note: this.#locale.t('privacy.code.new-sent') });
  };

  readonly #onLook = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#talk.busy) return;
    const reference = textOf(event, 'reference');
    const receipt = textOf(event, 'receipt');
    this.#talk.set({ unknownReceipt: reference === '' || receipt === '' });
    if (this.#talk.unknownReceipt) {
      this.#focusInvalid();
      return;
    }
    if (await this.#act({ action: 'status', reference, receipt })) this.#go('receipt');
  };

  readonly #onLookAgain = async (): Promise<void> => {
    if (this.#talk.busy || !this.#talk.receipt) return;
    const { reference, receipt } = this.#talk.receipt;
    if (await this.#act({ action: 'status', reference, receipt }))
      this.#talk.set({ note: this.#locale.t('privacy.receipt.fresh') });
  };

  /** Shows another view and puts the focus on its heading, where a reader goes on. */
  #go(view: View): void {
    const forget = view === 'form' || view === 'look';
    if (forget) this.#sentTo = '';
    this.#talk.turn(forget);
    this.#writing.errors = {};
    this.view = view;
    void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
  }

  #focusInvalid(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  }

  protected override render() {
    const { lang } = this.#locale;
    return html`<section class="card" part="base" lang=${lang} aria-busy=${this.#talk.busy ? 'true' : 'false'}>
      ${this.#renderView()} ${this.#announcer.render()}
    </section>`;
  }

  #renderView(): TemplateResult {
    const context = { locale: this.#locale, busy: this.#talk.busy, notices: this.#renderNotices() };
    if (this.view === 'code' && this.#talk.receipt) {
      return codeForm(context, {
        receipt: receiptCard(this.#locale, this.#talk.receipt, this.#file.url),
        sentTo: this.#sentTo,
        error: this.#talk.codeError,
        prove: (event) => void this.#onProve(event),
        renew: () => void this.#onNewCode(),
      });
    }
    if (this.view === 'receipt' && this.#talk.receipt) {
      return receiptPage(this.#talk.receipt, {
        ...context,
        file: this.#file.url,
        justProved: this.#sentTo !== '',
        onProve: () => this.#go('code'),
        onLookAgain: () => void this.#onLookAgain(),
        onNew: () => this.#go('form'),
      });
    }
    if (this.view === 'look') {
      return lookForm(context, {
        unknown: this.#talk.unknownReceipt,
        look: (event) => void this.#onLook(event),
        back: () => this.#go('form'),
      });
    }
    return this.#renderForm();
  }

  #renderNotices(): TemplateResult {
    const { hindrance, note } = this.#talk;
    const notice = hindrance === undefined ? nothing : hindranceNotice(this.#locale, hindrance, this.contact);
    return html`<div role="alert">${notice}</div>
      <p class="muted" role="status" ?hidden=${note === ''}>${note}</p>`;
  }

  #renderForm(): TemplateResult {
    const { t } = this.#locale;
    const { company } = this;
    const { draft, errors, onInput } = this.#writing;
    return html`<div class="head">
        <h2 part="heading" tabindex="-1">${t('privacy.title')}</h2>
        <p>${company ? t('privacy.intro.company', { company: isolated(company) }) : t('privacy.intro')}</p>
        <button type="button" class="link" @click=${() => this.#go('look')}>${t('privacy.check')}</button>
      </div>
      <form novalidate @input=${onInput} @change=${onInput} @submit=${this.#onSend}>
        ${requestForm({ locale: this.#locale, draft, errors })} ${this.#renderNotices()}
        <p class="muted">${t('privacy.promise')} ${t('privacy.promise.extension')}</p>
        <div class="actions">${submitButton(this.#locale, t('privacy.send'), this.#talk.busy)}</div>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-privacy-request': DialoraPrivacyRequest;
  }
}
