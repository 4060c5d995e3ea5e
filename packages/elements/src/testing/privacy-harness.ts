import { createFakeWorkspace, type FakeRightsDesk, type FakeWorkspace } from '@dialora/core/testing';
import { focusedElement } from '../internal/focus.js';
import { DialoraPrivacyRequest } from '../privacy-request/privacy-request.js';
import { DialoraProvider } from '../provider/provider.js';
import { isHidden, transitionsDone, withoutMarks } from './reading.js';

export interface PrivacyHarnessOptions {
  readonly width?: number;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Stands in the page without a provider. */
  readonly alone?: boolean;
  /** What an earlier page asked of. */
  readonly desk?: FakeRightsDesk;
}

/** The form for privacy requests on a page, as a visitor sees it. For tests only. */
export class PrivacyHarness {
  readonly workspace: FakeWorkspace;
  readonly element: DialoraPrivacyRequest;
  readonly box: HTMLElement;

  constructor(options: PrivacyHarnessOptions = {}) {
    DialoraPrivacyRequest.define();
    DialoraProvider.define();
    this.workspace = { ...createFakeWorkspace(), ...(options.desk === undefined ? {} : { rights: options.desk }) };
    this.box = document.createElement('main');
    this.box.style.inlineSize = `${options.width ?? 640}px`;
    this.box.lang = options.lang ?? 'en-GB';
    if (options.lang?.startsWith('ar')) this.box.dir = 'rtl';
    this.element = document.createElement('dialora-privacy-request');
    const attributes = { 'site-id': 'site_1', company: 'Northlight Energy', contact: 'privacy@northlight.example' };
    for (const [name, value] of Object.entries({ ...attributes, ...options.attributes })) {
      this.element.setAttribute(name, value);
    }
    if (options.alone) this.box.append(this.element);
    else {
      const provider = document.createElement('dialora-provider');
      provider.workspace = this.workspace;
      provider.append(this.element);
      this.box.append(provider);
    }
    document.body.append(this.box);
  }

  get desk(): FakeRightsDesk {
    return this.workspace.rights;
  }

  remove(): void {
    this.box.remove();
  }

  async ready(): Promise<this> {
    await this.until(() => this.element.shadowRoot?.querySelector('h2') !== null, 'the first drawing');
    return this.settled();
  }

  async settled(): Promise<this> {
    for (let round = 0; round < 3; round += 1) {
      await this.element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    await transitionsDone(this.root);
    return this;
  }

  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const started = performance.now();
    while (!condition()) {
      if (performance.now() - started > 8000)
        throw new Error(`Waited in vain for: ${what}\n${this.text.slice(0, 900)}`);
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
  }

  get root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (!root) throw new Error('The form is not rendered.');
    return root;
  }

  get(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  /** A field by its name or another selector. */
  field(selector: string): HTMLInputElement {
    return this.get(selector) as HTMLInputElement;
  }

  /** What a person can read now. */
  get text(): string {
    const parts: string[] = [];
    const walk = (each: Node): void => {
      if (each instanceof Text) parts.push(each.data);
      else if (!(each instanceof HTMLElement && isHidden(each))) each.childNodes.forEach(walk);
    };
    this.root.childNodes.forEach(walk);
    return withoutMarks(parts.join(' '));
  }

  /** What is read out without the focus moving. */
  get said(): string {
    return withoutMarks(this.get('[data-live="polite"]').textContent);
  }

  get heading(): string {
    return withoutMarks(this.get('h2').textContent);
  }

  get focused(): Element | undefined {
    return focusedElement();
  }

  control(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('button, a')].find(
      (control) => withoutMarks(control.textContent) === name,
    );
    if (!found) throw new Error(`Nothing to press is called "${name}"`);
    return found;
  }

  /** Chooses or types as a visitor would, at once. */
  async fill(values: Readonly<Record<string, string>>): Promise<this> {
    for (const [name, value] of Object.entries(values)) {
      const choice = this.root.querySelector<HTMLInputElement>(`input[type="radio"][name="${name}"][value="${value}"]`);
      if (choice) choice.click();
      else {
        const field = this.field(`[name="${name}"]`);
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await this.element.updateComplete;
    }
    return this;
  }

  async press(name: string): Promise<this> {
    this.control(name).click();
    return this.settled();
  }

  /** A request that came in: the code is asked for. */
  async asked(values: Readonly<Record<string, string>> = {}): Promise<this> {
    await this.fill({ kind: 'access', name: 'Dana Whitfield', email: 'dana@example.test', ...values });
    await this.press('Send the request');
    await this.until(() => this.heading === 'Show us that it is you', 'the code to be asked for');
    return this.settled();
  }
}
