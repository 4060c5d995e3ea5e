import { createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraContactCard } from '../contact-card/contact-card.js';
import { DialoraProvider } from '../provider/provider.js';
import { isHidden, transitionsDone, withoutMarks } from './reading.js';

export interface CardHarnessOptions {
  readonly workspace?: FakeWorkspace;
  readonly width?: number;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Children of the card. */
  readonly slotted?: readonly HTMLElement[];
}

/** A contact card on a page, as a person sees it. For tests only. */
export class CardHarness {
  readonly workspace: FakeWorkspace;
  readonly provider: DialoraProvider;
  readonly card: DialoraContactCard;
  readonly box: HTMLElement;

  constructor(options: CardHarnessOptions = {}) {
    DialoraContactCard.define();
    DialoraProvider.define();
    this.workspace = options.workspace ?? createFakeWorkspace();
    this.box = document.createElement('main');
    this.box.style.inlineSize = `${options.width ?? 340}px`;
    this.box.lang = options.lang ?? 'en-GB';
    if (options.lang?.startsWith('ar')) this.box.dir = 'rtl';
    this.provider = document.createElement('dialora-provider');
    this.provider.workspace = this.workspace;
    this.card = document.createElement('dialora-contact-card');
    for (const [name, value] of Object.entries(options.attributes ?? { 'contact-id': 'con_amelia' })) {
      this.card.setAttribute(name, value);
    }
    this.card.append(...(options.slotted ?? []));
    this.provider.append(this.card);
    this.box.append(this.provider);
    document.body.append(this.box);
  }

  remove(): void {
    this.box.remove();
  }

  /** Nothing is being looked up any more and the numbers are formatted. */
  async ready(): Promise<this> {
    await this.until(() => this.card.shadowRoot !== null && this.text !== '', 'the first drawing');
    await this.until(() => this.find('[part="loading"]') === undefined && this.text !== '', 'an answer');
    await this.until(() => !/\+\d{7}/.test(this.text), 'numbers for people to read');
    return this.settled();
  }

  async settled(): Promise<this> {
    for (let round = 0; round < 3; round += 1) {
      await this.card.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    await transitionsDone(this.root);
    return this;
  }

  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const started = performance.now();
    while (!condition()) {
      if (performance.now() - started > 8000)
        throw new Error(`Waited in vain for: ${what}\n${this.text.slice(0, 600)}`);
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
  }

  get root(): ShadowRoot {
    const root = this.card.shadowRoot;
    if (!root) throw new Error('The card is not rendered.');
    return root;
  }

  find(selector: string): HTMLElement | undefined {
    return this.root.querySelector<HTMLElement>(selector) ?? undefined;
  }

  get(selector: string): HTMLElement {
    const found = this.find(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  /** What a person can read now; nothing while only the shapes of a look-up are drawn. */
  get text(): string {
    const parts: string[] = [];
    const walk = (each: Node): void => {
      if (each instanceof Text) parts.push(each.data);
      else if (!(each instanceof HTMLElement && isHidden(each))) each.childNodes.forEach(walk);
    };
    this.root.childNodes.forEach(walk);
    return withoutMarks(parts.join(' '));
  }

  /** A button or a link by its accessible name. */
  control(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('button, a')].find(
      (control) => withoutMarks(control.getAttribute('aria-label') ?? control.textContent) === name,
    );
    if (!found) throw new Error(`Nothing to press is called "${name}"`);
    return found;
  }

  centre(element: Element): [number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  }
}
