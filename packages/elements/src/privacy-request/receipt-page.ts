import type { RightsReceipt } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { receiptCard, statusView } from './receipt-view.js';

export interface ReceiptPageOptions {
  readonly locale: LocaleController;
  readonly busy: boolean;
  readonly notices: unknown;
  /** Address of the receipt's file in this page. */
  readonly file: string | undefined;
  /** It was proved a moment ago; otherwise somebody looks it up. */
  readonly justProved: boolean;
  readonly onProve: () => void;
  readonly onLookAgain: () => void;
  readonly onNew: () => void;
}

/** A request that was entered: where it stands, and the receipt to keep. */
export function receiptPage(receipt: RightsReceipt, options: ReceiptPageOptions): TemplateResult {
  const { locale, busy } = options;
  const { t } = locale;
  const open = receipt.status !== 'done' && receipt.status !== 'refused' && receipt.status !== 'withdrawn';
  const unproved = receipt.identity !== 'verified' && open;
  return html`<div class="head">
      <h2 part="heading" tabindex="-1">
        ${t(options.justProved ? 'privacy.receipt.title.proved' : 'privacy.receipt.title.status')}
      </h2>
    </div>
    ${
      unproved
        ? html`<div class="notice notice--warning">
            <p class="notice__title">${t('privacy.receipt.unproved')}</p>
            <div class="notice__actions">
              <button type="button" class="button button--small" @click=${options.onProve}>
                ${t('privacy.receipt.prove')}
              </button>
            </div>
          </div>`
        : nothing
    }
    ${statusView(locale, receipt)} ${receiptCard(locale, receipt, options.file)} ${options.notices}
    <div class="actions">
      <button type="button" class="button" aria-disabled=${busy ? 'true' : nothing} @click=${options.onLookAgain}>
        ${t(busy ? 'privacy.busy' : 'privacy.receipt.again')}
      </button>
      <button type="button" class="button button--link" @click=${options.onNew}>${t('privacy.new')}</button>
    </div>`;
}
