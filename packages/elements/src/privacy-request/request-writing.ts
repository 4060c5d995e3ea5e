import type { RightsAction } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import type { NumberPlansController } from '../internal/number-plans.js';
import { checkDraft, emptyDraft, requestOf, type DraftErrors, type RequestDraft } from './request-draft.js';

type Asking = Extract<RightsAction, { readonly action: 'ask' }>;

/** What a visitor writes into the form, what is wrong with it, and the request that comes of it. */
export class RequestWriting {
  readonly #host: ReactiveControllerHost;
  readonly #plans: NumberPlansController;
  /** Country of phone numbers written without a country code. */
  readonly #country: () => string | undefined;
  /** What the last try sent, and its key: the same request tried again is entered once. */
  #try: { readonly body: string; readonly key: string } | undefined;
  draft: RequestDraft = emptyDraft;
  errors: DraftErrors = {};

  constructor(host: ReactiveControllerHost, plans: NumberPlansController, country: () => string | undefined) {
    this.#host = host;
    this.#plans = plans;
    this.#country = country;
  }

  readonly onInput = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (!(name in this.draft)) return;
    this.draft = { ...this.draft, [name]: value };
    if (name === 'reach' && value === 'phone') void this.#plans.load();
    if (name in this.errors) {
      const { [name as keyof RequestDraft]: _mended, ...errors } = this.errors;
      this.errors = errors;
    }
    this.#host.requestUpdate();
  };

  /** How many fields are wrong; `errors` says which. */
  async check(): Promise<number> {
    if (this.draft.reach === 'phone') await this.#plans.load();
    this.errors = checkDraft(this.draft, this.#toE164);
    this.#host.requestUpdate();
    return Object.keys(this.errors).length;
  }

  /** What is asked, once everything is right. */
  asking(siteId: string, language: string): Asking {
    const request = requestOf(this.draft, { siteId, language, toE164: this.#toE164 });
    const body = JSON.stringify(request);
    if (this.#try?.body !== body) this.#try = { body, key: crypto.randomUUID() };
    return { action: 'ask', request, key: this.#try.key };
  }

  /** It came in: the next one is another. */
  clear(): void {
    this.draft = emptyDraft;
    this.#try = undefined;
    this.#host.requestUpdate();
  }

  readonly #toE164 = (text: string): string | undefined => {
    const plans = this.#plans.value;
    // Without the numbering plans (they could not be loaded) the server has the last word.
    if (!plans) return /^\+[1-9]\d{6,14}$/.exec(text.replace(/[\s()./-]/g, ''))?.[0];
    const parsed = plans.parseNumber(text, this.#country());
    return parsed?.possible ? parsed.e164 : undefined;
  };
}
