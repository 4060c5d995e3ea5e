import type { RightsReceipt } from '@dialora/core';

/**
 * A visitor's request came in, was proved to be theirs, or was looked at. Carries no name, no address and not the
 * receipt's code: the page may count requests, not read them.
 */
export class PrivacyReceiptEvent extends Event {
  static readonly type = 'dialora-privacy-receipt';
  readonly detail: Pick<RightsReceipt, 'reference' | 'kind' | 'status' | 'identity'>;

  constructor({ reference, kind, status, identity }: RightsReceipt) {
    super(PrivacyReceiptEvent.type, { bubbles: true, composed: true });
    this.detail = Object.freeze({ reference, kind, status, identity });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-privacy-receipt': PrivacyReceiptEvent;
  }
}
