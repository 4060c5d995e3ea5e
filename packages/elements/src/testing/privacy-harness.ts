import { createFakeWorkspace, type FakeRightsDesk, type FakeWorkspace } from '@dialora/core/testing';
import { focusedElement } from '../internal/focus.js';
import { DialoraPrivacyRequest } from '../privacy-request/privacy-request.js';
import { ElementHarness } from './element-harness.js';
import { withoutMarks } from './reading.js';

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
export class PrivacyHarness extends ElementHarness<DialoraPrivacyRequest> {
  readonly workspace: FakeWorkspace;

  constructor(options: PrivacyHarnessOptions = {}) {
    DialoraPrivacyRequest.define();
    const workspace = { ...createFakeWorkspace(), ...(options.desk === undefined ? {} : { rights: options.desk }) };
    const element = document.createElement('dialora-privacy-request');
    const attributes = { 'site-id': 'site_1', company: 'Northlight Energy', contact: 'privacy@northlight.example' };
    for (const [name, value] of Object.entries({ ...attributes, ...options.attributes })) {
      element.setAttribute(name, value);
    }
    super(element, { width: options.width ?? 640, lang: options.lang, ...(options.alone ? {} : { workspace }) });
    this.workspace = workspace;
  }

  get desk(): FakeRightsDesk {
    return this.workspace.rights;
  }

  async ready(): Promise<this> {
    await this.until(() => this.element.shadowRoot?.querySelector('h2') !== null, 'the first drawing');
    return this.settled();
  }

  /** A field by its name or another selector. */
  field(selector: string): HTMLInputElement {
    return this.get(selector) as HTMLInputElement;
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
