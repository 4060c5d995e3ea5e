import type { RightsReceipt } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { receiptText } from './receipt-text.js';

/** The receipt as a file in this page's memory, under an address that a link can download. */
export class ReceiptFile implements ReactiveController {
  #text: string | undefined;
  #url: string | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Undefined while there is no receipt. */
  get url(): string | undefined {
    return this.#url;
  }

  /** Call it before each drawing: a new file is made only where its text changed. */
  show(locale: LocaleController, receipt: RightsReceipt | undefined, company: string | undefined): void {
    const page = location.origin + location.pathname;
    const text = receipt === undefined ? undefined : receiptText(locale, receipt, { company, page });
    if (text === this.#text) return;
    this.#forget();
    this.#text = text;
    if (text !== undefined) this.#url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  }

  hostDisconnected(): void {
    this.#forget();
  }

  #forget(): void {
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
    this.#text = undefined;
  }
}
