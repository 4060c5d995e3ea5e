import { toProblem, type RightsAction, type RightsReceipt } from '@dialora/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { RightsActionEvent } from '../events/rights-action.js';
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
import { PrivacyReceiptEvent } from './events.js';
import { hindranceNotice, type Hindrance } from './problem-notice.js';
import { privacyRequestStyles } from './privacy-request.styles.js';
import { ReceiptFile } from './receipt-file.js';
import { receiptCard, statusView } from './receipt-view.js';
import {
  checkDraft,
  digitsOf,
  emptyDraft,
  isRightKind,
  requestOf,
  type DraftErrors,
  type RequestDraft,
} from './request-draft.js';
import { requestForm } from './request-form.js';
import { codeForm, lookForm, submitButton, type CodeError } from './small-forms.js';

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
 * @csspart status - Where the request stands.
 * @csspart problem - What went wrong.
 * @csspart submit-button - Sends what is typed.
 * @example <dialora-privacy-request site-id="site_northlight" api="https://api.example.com"></dialora-privacy-request>
 */
export class DialoraPrivacyRequest extends LitElement {
  static override styles = [tokens, base, controls, privacyRequestStyles];

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
  @state() private draft: RequestDraft = emptyDraft;
  @state() private errors: DraftErrors = {};
  @state() private receipt: RightsReceipt | undefined;
  @state() private codeError: CodeError | undefined;
  @state() private unknownReceipt = false;
  @state() private note = '';
  @state() private busy = false;
  @state() private hindrance: Hindrance | undefined;

  readonly #locale = new LocaleController(this);
  readonly #plans = new NumberPlansController(this, 'asked');
  readonly #announcer = new Announcer(this);
  readonly #file = new ReceiptFile(this);
  #running: AbortController | undefined;
  /** What the last try sent, and its key: the same request tried again is entered once. */
  #try: { readonly body: string; readonly key: string } | undefined;
  #sentTo = '';

  constructor() {
    super();
    // Finds a provider that stands elsewhere (`provider="<id>"`) and hands it the actions.
    new WorkspaceController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind') && isRightKind(this.kind)) this.draft = { ...this.draft, kind: this.kind };
    this.#file.show(this.#locale, this.receipt, this.company);
  }

  /** Fires an action; undefined when it failed (the hindrance says why) or was given up. */
  async #act(action: RightsAction): Promise<RightsReceipt | undefined> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.hindrance = undefined;
    this.note = '';
    this.busy = true;
    try {
      const api = this.api === undefined ? undefined : new URL(this.api, document.baseURI).href;
      const event = new RightsActionEvent(action, { api, signal: running.signal });
      if (!this.dispatchEvent(event)) {
        // The page does it in its own way; what a provider had begun is of no interest.
        event.outcome?.catch(() => undefined);
        return undefined;
      }
      if (event.outcome === undefined) {
        this.hindrance = 'no-desk';
        return undefined;
      }
      const receipt = await event.outcome;
      if (running.signal.aborted) return undefined;
      this.receipt = receipt;
      this.dispatchEvent(new PrivacyReceiptEvent(receipt));
      return receipt;
    } catch (error) {
      if (!running.signal.aborted && !isAbort(error)) this.#fail(action, error);
      return undefined;
    } finally {
      if (this.#running === running) this.busy = false;
    }
  }

  /** Two failures belong to a field; the rest is said above the form. */
  #fail({ action }: RightsAction, error: unknown): void {
    const problem = toProblem(error);
    if (action === 'prove' && problem.code === 'gone') this.codeError = 'ended';
    else if (action === 'prove' && problem.kind === 'invalid') this.codeError = 'wrong';
    else if (action === 'status' && problem.kind === 'not-found') this.unknownReceipt = true;
    else this.hindrance = problem;
    this.#focusInvalid();
  }

  readonly #toE164 = (text: string): string | undefined => {
    const plans = this.#plans.value;
    // Without the numbering plans (they could not be loaded) the server has the last word.
    if (!plans) return /^\+[1-9]\d{6,14}$/.exec(text.replace(/[\s()./-]/g, ''))?.[0];
    const parsed = plans.parseNumber(text, this.country);
    return parsed?.possible ? parsed.e164 : undefined;
  };

  readonly #onInput = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (!(name in this.draft)) return;
    this.draft = { ...this.draft, [name]: value };
    if (name === 'reach' && value === 'phone') void this.#plans.load();
    if (!(name in this.errors)) return;
    const { [name as keyof RequestDraft]: _mended, ...errors } = this.errors;
    this.errors = errors;
  };

  readonly #onSend = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    if (this.draft.reach === 'phone') await this.#plans.load();
    this.errors = checkDraft(this.draft, this.#toE164);
    const count = Object.keys(this.errors).length;
    if (count > 0) {
      this.#announcer.say(this.#locale.t('privacy.errors', { count }));
      this.#focusInvalid();
      return;
    }
    if (!this.siteId) {
      this.hindrance = 'no-desk';
      return;
    }
    const language = this.#locale.lang;
    const request = requestOf(this.draft, { siteId: this.siteId, language, toE164: this.#toE164 });
    const body = JSON.stringify(request);
    if (this.#try?.body !== body) this.#try = { body, key: crypto.randomUUID() };
    if (!(await this.#act({ action: 'ask', request, key: this.#try.key }))) return;
    this.#sentTo = 'email' in request.requester ? request.requester.email : request.requester.number;
    this.draft = emptyDraft;
    this.#try = undefined;
    this.#go('code');
  };

  readonly #onProve = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.receipt) return;
    const code = digitsOf(textOf(event, 'code'));
    this.codeError = code.length === 6 ? undefined : 'digits';
    if (this.codeError !== undefined) {
      this.#focusInvalid();
      return;
    }
    if (await this.#act({ action: 'prove', receipt: this.receipt.receipt, code })) this.#go('receipt');
  };

  readonly #onNewCode = async (): Promise<void> => {
    if (this.busy || !this.receipt) return;
    this.codeError = undefined;
    if (!(await this.#act({ action: 'send-code', receipt: this.receipt.receipt }))) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#code');
    if (field) field.value = '';
    field?.focus();
    this.#say(this.#locale.t('privacy.code.new-sent'));
  };

  readonly #onLook = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const reference = textOf(event, 'reference');
    const receipt = textOf(event, 'receipt');
    this.unknownReceipt = reference === '' || receipt === '';
    if (this.unknownReceipt) {
      this.#focusInvalid();
      return;
    }
    if (await this.#act({ action: 'status', reference, receipt })) this.#go('receipt');
  };

  readonly #onLookAgain = async (): Promise<void> => {
    if (this.busy || !this.receipt) return;
    const { reference, receipt } = this.receipt;
    if (await this.#act({ action: 'status', reference, receipt })) this.#say(this.#locale.t('privacy.receipt.fresh'));
  };

  /** Shows another view and puts the focus on its heading, where a reader goes on. */
  #go(view: View): void {
    if (view === 'form' || view === 'look') {
      this.#running?.abort();
      this.receipt = undefined;
      this.#sentTo = '';
    }
    this.busy = false;
    this.hindrance = undefined;
    this.codeError = undefined;
    this.unknownReceipt = false;
    this.errors = {};
    this.note = '';
    this.view = view;
    void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
  }

  #say(note: string): void {
    this.note = note;
  }

  #focusInvalid(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  }

  protected override render() {
    const { lang } = this.#locale;
    return html`<section class="card" part="base" lang=${lang} aria-busy=${this.busy ? 'true' : 'false'}>
      ${this.#renderView()} ${this.#announcer.render()}
    </section>`;
  }

  #renderView(): TemplateResult {
    const context = { locale: this.#locale, busy: this.busy, notices: this.#renderNotices() };
    if (this.view === 'code' && this.receipt) {
      return codeForm(context, {
        receipt: receiptCard(this.#locale, this.receipt, this.#file.url),
        sentTo: this.#sentTo,
        error: this.codeError,
        prove: (event) => void this.#onProve(event),
        renew: () => void this.#onNewCode(),
      });
    }
    if (this.view === 'receipt' && this.receipt) return this.#renderReceipt(this.receipt);
    if (this.view === 'look') {
      return lookForm(context, {
        unknown: this.unknownReceipt,
        look: (event) => void this.#onLook(event),
        back: () => this.#go('form'),
      });
    }
    return this.#renderForm();
  }

  #renderNotices(): TemplateResult {
    const { hindrance } = this;
    const notice = hindrance === undefined ? nothing : hindranceNotice(this.#locale, hindrance, this.contact);
    return html`<div role="alert">${notice}</div>
      <p class="muted" role="status" ?hidden=${this.note === ''}>${this.note}</p>`;
  }

  #renderForm(): TemplateResult {
    const { t } = this.#locale;
    const { company, draft, errors } = this;
    return html`<div class="head">
        <h2 part="heading" tabindex="-1">${t('privacy.title')}</h2>
        <p>${company ? t('privacy.intro.company', { company: isolated(company) }) : t('privacy.intro')}</p>
        <button type="button" class="link" @click=${() => this.#go('look')}>${t('privacy.check')}</button>
      </div>
      <form novalidate @input=${this.#onInput} @change=${this.#onInput} @submit=${this.#onSend}>
        ${requestForm({ locale: this.#locale, draft, errors })} ${this.#renderNotices()}
        <p class="muted">${t('privacy.promise')} ${t('privacy.promise.extension')}</p>
        <div class="actions">${submitButton(this.#locale, t('privacy.send'), this.busy)}</div>
      </form>`;
  }

  #renderReceipt(receipt: RightsReceipt): TemplateResult {
    const { t } = this.#locale;
    const open = receipt.status !== 'done' && receipt.status !== 'refused' && receipt.status !== 'withdrawn';
    const unproved = receipt.identity !== 'verified' && open;
    return html`<div class="head">
        <h2 part="heading" tabindex="-1">
          ${t(this.#sentTo === '' ? 'privacy.receipt.title.status' : 'privacy.receipt.title.proved')}
        </h2>
      </div>
      ${
        unproved
          ? html`<div class="notice notice--warning">
              <p class="notice__title">${t('privacy.receipt.unproved')}</p>
              <div class="notice__actions">
                <button type="button" class="button button--small" @click=${() => this.#go('code')}>
                  ${t('privacy.receipt.prove')}
                </button>
              </div>
            </div>`
          : nothing
      }
      ${statusView(this.#locale, receipt)} ${receiptCard(this.#locale, receipt, this.#file.url)}
      ${this.#renderNotices()}
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${() => void this.#onLookAgain()}
        >
          ${t(this.busy ? 'privacy.busy' : 'privacy.receipt.again')}
        </button>
        <button type="button" class="button button--link" @click=${() => this.#go('form')}>${t('privacy.new')}</button>
      </div>`;
  }
}

function textOf(event: SubmitEvent, name: string): string {
  const field = (event.target as HTMLFormElement).elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value.trim() : '';
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-privacy-request': DialoraPrivacyRequest;
  }
}
