/**
 * Somebody wants to write to an address. Unless a listener calls `preventDefault()`, the person's own mail program opens
 * (`mailto:`).
 */
export class MailRequestEvent extends Event {
  static readonly type = 'dialora-mail-request';
  readonly detail: {
    readonly address: string;
    readonly contactId?: string;
    /** What was already written of it. */
    readonly subject?: string;
    readonly body?: string;
  };

  constructor(detail: MailRequestEvent['detail']) {
    super(MailRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

/** Somebody wants to send a text. Unless a listener calls `preventDefault()`, the device's own program opens (`sms:`). */
export class MessageRequestEvent extends Event {
  static readonly type = 'dialora-message-request';
  readonly detail: { readonly number: string; readonly contactId?: string };

  constructor(detail: MessageRequestEvent['detail']) {
    super(MessageRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

/** The card now shows this contact, e.g. after a look-up by number; without an id it shows none. */
export class ContactShownEvent extends Event {
  static readonly type = 'dialora-contact-shown';
  readonly detail: { readonly contactId?: string };

  constructor(detail: ContactShownEvent['detail']) {
    super(ContactShownEvent.type, { bubbles: true, composed: true });
    this.detail = Object.freeze({ ...detail });
  }
}

/** A change of the contact was saved, or a duplicate was joined into it. */
export class ContactChangedEvent extends Event {
  static readonly type = 'dialora-contact-changed';
  readonly detail: { readonly contactId: string; readonly how: 'edited' | 'merged' };

  constructor(detail: ContactChangedEvent['detail']) {
    super(ContactChangedEvent.type, { bubbles: true, composed: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-mail-request': MailRequestEvent;
    'dialora-message-request': MessageRequestEvent;
    'dialora-contact-changed': ContactChangedEvent;
    'dialora-contact-shown': ContactShownEvent;
  }
}
