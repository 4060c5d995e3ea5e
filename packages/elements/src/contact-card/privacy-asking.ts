import {
  primaryEmail,
  primaryPhone,
  toProblem,
  type Contact,
  type ExportFormat,
  type PrivacyDesk,
  type PrivacyRequest,
  type PrivacyRequestKind,
  type Problem,
} from '@dialora/core';

/** What can be asked for from the card; an export is not a request but done at once. */
export const askable = ['access', 'correction', 'restriction', 'withdrawal', 'erasure', 'nomination'] as const;
export type Askable = (typeof askable)[number] & PrivacyRequestKind;

export interface AskingState {
  /** Which right is being entered; none while the list of them is shown. */
  readonly kind?: Askable;
  readonly details: string;
  readonly nominee: { readonly name: string; readonly relation: string; readonly reach: string };
  readonly busy: boolean;
  /** Something that is needed is missing. */
  readonly missing: boolean;
  readonly problem?: Problem;
}

export interface AskingOptions {
  readonly desk: () => PrivacyDesk | undefined;
  /** E.164 of what was typed, undefined when it is no number. */
  readonly parse: (text: string) => string | undefined;
  readonly changed: () => void;
  readonly asked: (request: PrivacyRequest) => void;
  readonly exported: (file: { readonly fileName: string; readonly content: Blob }) => void;
}

const blank: AskingState = {
  details: '',
  nominee: { name: '', relation: '', reach: '' },
  busy: false,
  missing: false,
};

/** A person's rights, entered by an agent for the contact that is shown. No DOM. */
export class PrivacyAsking {
  readonly #options: AskingOptions;
  #contact: Contact | undefined;
  #state: AskingState | undefined;

  constructor(options: AskingOptions) {
    this.#options = options;
  }

  get state(): AskingState | undefined {
    return this.#state;
  }

  begin(contact: Contact): void {
    this.#contact = contact;
    this.#set(blank);
  }

  cancel(): void {
    this.#set(undefined);
  }

  pick(kind: Askable | undefined): void {
    this.#set(kind === undefined ? blank : { ...blank, kind });
  }

  type(part: Partial<Pick<AskingState, 'details' | 'nominee'>>): void {
    if (this.#state) this.#set({ ...this.#state, ...part, missing: false });
  }

  /** Enters the request. A correction says what is wrong, a nomination who it is. */
  async ask(language: string): Promise<void> {
    const state = this.#state;
    const contact = this.#contact;
    const desk = this.#options.desk();
    if (!state?.kind || !contact || !desk || state.busy) return;
    const { kind, nominee } = state;
    const details = state.details.trim();
    const { problem: _gone, ...rest } = state;
    if ((kind === 'correction' && details === '') || (kind === 'nomination' && nominee.name.trim() === '')) {
      this.#set({ ...rest, missing: true });
      return;
    }
    const phone = primaryPhone(contact)?.number;
    const email = primaryEmail(contact)?.address;
    await this.#busy(rest, async () => {
      const request = await desk.request({
        kind,
        contactId: contact.id,
        requester: {
          name: contact.name,
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { number: phone }),
        },
        ...(details === '' ? {} : { details }),
        ...(kind === 'nomination' ? { nominee: this.#nominee(nominee) } : {}),
        language,
      });
      this.#set(blank);
      this.#options.asked(request);
    });
  }

  async export(format: ExportFormat): Promise<void> {
    const state = this.#state;
    const contact = this.#contact;
    const desk = this.#options.desk();
    if (!state || !contact || !desk || state.busy) return;
    const { problem: _gone, ...rest } = state;
    await this.#busy(rest, async () => {
      const file = await desk.exportContact(contact.id, format);
      this.#set({ ...rest, busy: false });
      this.#options.exported(file);
    });
  }

  #nominee({ name, relation, reach }: AskingState['nominee']) {
    const number = this.#options.parse(reach);
    const email = reach.includes('@') ? reach.trim() : undefined;
    return {
      name: name.trim(),
      relation: relation.trim() || '-',
      ...(email === undefined ? {} : { email }),
      ...(number === undefined || email !== undefined ? {} : { number }),
    };
  }

  async #busy(state: AskingState, work: () => Promise<void>): Promise<void> {
    this.#set({ ...state, busy: true });
    try {
      await work();
    } catch (error) {
      this.#set({ ...state, busy: false, problem: toProblem(error) });
    }
  }

  #set(state: AskingState | undefined): void {
    this.#state = state;
    this.#options.changed();
  }
}
