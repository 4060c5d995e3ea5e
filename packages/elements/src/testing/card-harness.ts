import { createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraContactCard } from '../contact-card/contact-card.js';
import { ElementHarness } from './element-harness.js';
import { withoutMarks } from './reading.js';

export interface CardHarnessOptions {
  readonly workspace?: FakeWorkspace;
  readonly width?: number;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Children of the card. */
  readonly slotted?: readonly HTMLElement[];
}

/** A contact card on a page, as a person sees it. For tests only. */
export class CardHarness extends ElementHarness<DialoraContactCard> {
  readonly workspace: FakeWorkspace;

  constructor(options: CardHarnessOptions = {}) {
    DialoraContactCard.define();
    const workspace = options.workspace ?? createFakeWorkspace();
    const card = document.createElement('dialora-contact-card');
    for (const [name, value] of Object.entries(options.attributes ?? { 'contact-id': 'con_amelia' })) {
      card.setAttribute(name, value);
    }
    card.append(...(options.slotted ?? []));
    super(card, { width: options.width ?? 340, lang: options.lang, workspace });
    this.workspace = workspace;
  }

  get card(): DialoraContactCard {
    return this.element;
  }

  /** Nothing is being looked up any more and the numbers are formatted. */
  async ready(): Promise<this> {
    await this.until(() => this.card.shadowRoot !== null && this.text !== '', 'the first drawing');
    await this.until(() => this.find('[part="loading"]') === undefined && this.text !== '', 'an answer');
    await this.until(() => !/\+\d{7}/.test(this.text), 'numbers for people to read');
    return this.settled();
  }

  /** A button or a link by its accessible name. */
  control(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('button, a')].find(
      (control) => withoutMarks(control.getAttribute('aria-label') ?? control.textContent) === name,
    );
    if (!found) throw new Error(`Nothing to press is called "${name}"`);
    return found;
  }
}
