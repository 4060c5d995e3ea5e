import type { Problem } from '@dialora/core';
import type { ReactiveElement } from 'lit';
import { DialRequestEvent } from '../events/dial-request.js';
import type { Announcer } from '../internal/announcer.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { MailRequestEvent, MessageRequestEvent } from './events.js';

export interface CardActionsOptions {
  readonly locale: LocaleController;
  readonly announcer: Announcer;
  readonly contactId: () => string | undefined;
  /** Country of numbers written without a country code. */
  readonly home: () => string | undefined;
}

/** What the buttons of the card do, and what came of it. */
export class CardActions {
  readonly #host: ReactiveElement;
  readonly #options: CardActionsOptions;
  /** Why the last call could not be placed. */
  problem: Problem | undefined;
  copied: string | undefined;
  /** Something that everybody has to read, not only screen readers. */
  message = '';

  constructor(host: ReactiveElement, options: CardActionsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Another contact: what was said of the last one is over. */
  clear(): void {
    this.problem = undefined;
    this.copied = undefined;
    this.message = '';
  }

  readonly closeProblem = (): void => {
    this.problem = undefined;
    this.#host.requestUpdate();
  };

  readonly dial = async (number: string): Promise<void> => {
    const home = number.startsWith('+') ? undefined : this.#options.home();
    const country = home === undefined ? {} : { country: home };
    const event = new DialRequestEvent({ number, ...this.#contact(), ...country });
    this.closeProblem();
    if (!this.#host.dispatchEvent(event)) return;
    const outcome = await event.outcome;
    if (outcome?.kind === 'failed') this.problem = outcome.problem;
    this.#host.requestUpdate();
  };

  readonly mail = (address: string, event: Event): void => {
    if (!this.#host.dispatchEvent(new MailRequestEvent({ address, ...this.#contact() }))) event.preventDefault();
  };

  readonly text = (number: string, event: Event): void => {
    if (!this.#host.dispatchEvent(new MessageRequestEvent({ number, ...this.#contact() }))) event.preventDefault();
  };

  readonly copy = async (text: string): Promise<void> => {
    const { locale, announcer } = this.#options;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = text;
      this.message = '';
      announcer.say(locale.t('card.copied', { text }));
    } catch {
      // The page's permissions policy forbids it, or the page is not secure.
      this.message = locale.t('card.copy-failed');
    }
    this.#host.requestUpdate();
  };

  #contact(): { readonly contactId?: string } {
    const contactId = this.#options.contactId();
    return contactId === undefined ? {} : { contactId };
  }
}
