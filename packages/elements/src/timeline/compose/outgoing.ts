import {
  primaryEmail,
  toProblem,
  type Contact,
  type ContactPermissions,
  type ConsentPurpose,
  type Decision,
  type Problem,
  type Workspace,
} from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';

/** What can be written besides a note. */
export type OutgoingKind = 'sms' | 'whatsapp' | 'email' | 'appointment';
export type ComposeKind = 'note' | OutgoingKind;

export interface OutgoingDraft {
  readonly body: string;
  /** Subject of a mail, title of an appointment. */
  readonly subject: string;
  /** E.164; the contact's main number otherwise. */
  readonly number: string;
  /** As `<input type="datetime-local">` gives them. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
}

const blank: OutgoingDraft = { body: '', subject: '', number: '', start: '', end: '', place: '' };
const purposes: Readonly<Record<OutgoingKind, ConsentPurpose | undefined>> = {
  sms: 'sms',
  whatsapp: 'whatsapp',
  email: 'email',
  appointment: undefined,
};

/** Texts, mails and appointments that are being written, and whether they may be sent. Drafts outlive a look elsewhere. */
export class Outgoing {
  readonly #host: ReactiveControllerHost;
  readonly #workspace: () => Workspace | undefined;
  readonly #drafts = new Map<string, OutgoingDraft>();
  #permissions: ContactPermissions | undefined;
  #contact: Contact | undefined;
  #of: string | undefined;
  kind: ComposeKind = 'note';
  sending = false;
  /** Something that is needed is missing. */
  missing = false;
  problem: Problem | undefined;

  constructor(host: ReactiveControllerHost, workspace: () => Workspace | undefined) {
    this.#host = host;
    this.#workspace = workspace;
  }

  /** Known once something other than a note was chosen. */
  get contact(): Contact | undefined {
    return this.#contact;
  }

  /** Whether the server sends mails; otherwise the page or the agent's own program does. */
  get sendsMail(): boolean {
    return this.#workspace()?.mails !== undefined;
  }

  draft(contactId: string): OutgoingDraft {
    return this.#drafts.get(`${contactId} ${this.kind}`) ?? blank;
  }

  change(contactId: string, part: Partial<OutgoingDraft>): void {
    this.#drafts.set(`${contactId} ${this.kind}`, { ...this.draft(contactId), ...part });
    this.missing = false;
    this.problem = undefined;
    this.#host.requestUpdate();
  }

  choose(contactId: string, kind: ComposeKind): void {
    this.kind = kind;
    this.problem = undefined;
    this.missing = false;
    this.#host.requestUpdate();
    void this.#look(contactId);
  }

  /** A note is about to be written: whether the contact's data may be used at all is asked, and nothing waits for it. */
  foresee(contactId: string): void {
    void this.#look(contactId);
  }

  /** Another contact: what is known of the last one does not count. */
  follow(contactId: string | undefined): void {
    if (contactId === this.#of) return;
    this.#of = contactId;
    this.#permissions = this.#contact = this.problem = undefined;
    if (contactId !== undefined && this.kind !== 'note') void this.#look(contactId);
  }

  /** Why this may not be written to the contact now, as far as is known; the server decides again. */
  refusal(): Problem | undefined {
    const permissions = this.#permissions;
    if (!permissions) return undefined;
    const purpose = this.kind === 'note' ? undefined : purposes[this.kind];
    const decisions = permissions.permissions;
    const decision: Decision | undefined =
      purpose === undefined
        ? permissions.restricted
          ? decisions.find(({ decision: { reasons } }) => reasons.some(({ code }) => code === 'processing-restricted'))
              ?.decision
          : undefined
        : decisions.find((each) => each.purpose === purpose)?.decision;
    return decision === undefined || decision.outcome === 'allowed'
      ? undefined
      : { kind: 'refused', code: 'message_refused', decision };
  }

  /** What came of it: sent, kept in the log book (its id), or a mail to be handed to the page; undefined when it failed. */
  async send(
    contactId: string,
  ): Promise<
    | { readonly kind: 'sent' }
    | { readonly kind: 'kept'; readonly id: string }
    | { readonly kind: 'mail'; readonly address: string; readonly subject: string; readonly body: string }
    | undefined
  > {
    if (this.sending || this.kind === 'note') return undefined;
    const draft = this.draft(contactId);
    this.sending = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      await this.#look(contactId);
      const refusal = this.refusal();
      if (refusal) {
        this.problem = refusal;
        return undefined;
      }
      const outcome = await this.#perform(contactId, this.kind, draft);
      this.missing = outcome === undefined;
      if (outcome) this.#drafts.delete(`${contactId} ${this.kind}`);
      return outcome;
    } catch (error) {
      this.problem = toProblem(error);
      return undefined;
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
  }

  async #perform(contactId: string, kind: OutgoingKind, draft: OutgoingDraft) {
    const workspace = this.#workspace();
    const body = draft.body.trim();
    if (kind === 'appointment') {
      const title = draft.subject.trim();
      const start = Date.parse(draft.start);
      const end = draft.end === '' ? start + 30 * 60_000 : Date.parse(draft.end);
      if (!workspace || title === '' || Number.isNaN(start) || Number.isNaN(end) || end < start) return undefined;
      const times = { startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() };
      const place = draft.place.trim();
      const entry = { type: 'appointment', contactId, title, ...times, ...(place === '' ? {} : { place }) } as const;
      return { kind: 'kept', id: await workspace.log.add(entry) } as const;
    }
    if (kind === 'email') {
      const address = this.#contact ? primaryEmail(this.#contact)?.address : undefined;
      const subject = draft.subject.trim();
      if (address === undefined || (body === '' && subject === '')) return undefined;
      const mails = workspace?.mails;
      if (!mails) return { kind: 'mail', address, subject, body } as const;
      if (body === '' || subject === '') return undefined;
      await mails.send({ contactId, subject, text: body });
      return { kind: 'sent' } as const;
    }
    const number = draft.number || this.#contact?.phones.find(({ primary }) => primary)?.number;
    if (!workspace?.messages || body === '' || number === undefined) return undefined;
    await workspace.messages.send({ channel: kind, number, body, contactId });
    return { kind: 'sent' } as const;
  }

  async #look(contactId: string): Promise<void> {
    const workspace = this.#workspace();
    if (!workspace) return;
    const [contact, permissions] = await Promise.allSettled([
      // A note needs no number and no address.
      this.kind === 'note' || this.#contact?.id === contactId ? this.#contact : workspace.contacts.get(contactId),
      workspace.permissions?.of(contactId),
    ]);
    if (this.#of !== contactId) return;
    // What cannot be asked is left to the server: it refuses with the reason.
    if (contact.status === 'fulfilled') this.#contact = contact.value;
    this.#permissions = permissions.status === 'fulfilled' ? permissions.value : undefined;
    this.#host.requestUpdate();
  }
}
