import { createFakeSoftphone, createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraDialer } from '../dialer/dialer.js';
import { holdsFocus } from '../internal/focus.js';
import { DialoraProvider } from '../provider/provider.js';

/**
 * A dialer on a page, as a person sees it: found by names and roles through the shadow roots, driven by the test's own
 * keys and clicks. For tests only.
 */
export class DialerHarness {
  readonly workspace: FakeWorkspace;
  readonly provider: DialoraProvider;
  readonly dialer: DialoraDialer;
  readonly box: HTMLElement;

  constructor(options: { readonly workspace?: FakeWorkspace; readonly width?: number; readonly lang?: string } = {}) {
    DialoraDialer.define();
    DialoraProvider.define();
    this.workspace = options.workspace ?? createFakeWorkspace({ phone: createFakeSoftphone() });
    this.box = document.createElement('main');
    this.box.style.inlineSize = `${options.width ?? 320}px`;
    this.box.lang = options.lang ?? 'en-GB';
    if (options.lang?.startsWith('ar')) this.box.dir = 'rtl';
    this.provider = document.createElement('dialora-provider');
    this.provider.workspace = this.workspace;
    this.dialer = document.createElement('dialora-dialer');
    this.dialer.silentKeypad = true;
    this.provider.append(this.dialer);
    this.box.append(this.provider);
    document.body.append(this.box);
  }

  remove(): void {
    this.box.remove();
  }

  get phone() {
    return this.workspace.phone;
  }

  /** Everything rendered, and the numbering plans and call views loaded. */
  async ready(): Promise<this> {
    await this.until(
      () =>
        customElements.get('dialora-call-panel') !== undefined &&
        (this.find('.country select')?.childElementCount ?? 0) > 100,
    );
    return this.settled();
  }

  async settled(): Promise<this> {
    for (let round = 0; round < 6; round += 1) {
      await this.dialer.updateComplete;
      await frame();
    }
    return this;
  }

  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const started = performance.now();
    while (!condition()) {
      if (performance.now() - started > 8000) throw new Error(`Waited in vain for: ${what}`);
      await frame();
    }
  }

  /** The first match in any shadow root below the dialer. */
  find(selector: string): HTMLElement | undefined {
    return allDeep(this.dialer, selector)[0];
  }

  get(selector: string): HTMLElement {
    const found = this.find(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  get field(): HTMLInputElement {
    return this.get('input.text') as HTMLInputElement;
  }

  /** What a person can read now. */
  get text(): string {
    return visibleText(this.dialer)
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  }

  button(name: string): HTMLButtonElement {
    const all = allDeep(this.dialer, 'button').filter((button) => isVisible(button));
    const found = all.find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent).replace(/\s+/g, ' ').trim() === name,
    );
    if (!found) throw new Error(`No button is called "${name}"`);
    return found as HTMLButtonElement;
  }

  /** A tab above the keypad, by the word on it. */
  tab(name: string): HTMLElement {
    const found = allDeep(this.dialer, '[role="tab"]').find((tab) => tab.textContent.includes(name));
    if (!found) throw new Error(`No tab is called "${name}"`);
    return found;
  }

  /** Every button that can be seen. */
  buttons(): readonly HTMLElement[] {
    return allDeep(this.dialer, 'button').filter((button) => isVisible(button));
  }

  hasButton(name: string): boolean {
    try {
      this.button(name);
      return true;
    } catch {
      return false;
    }
  }

  get polite(): string {
    return this.get('[data-live="polite"]').textContent.trim();
  }

  get assertive(): string {
    return this.get('[data-live="assertive"]').textContent.trim();
  }

  get hasFocus(): boolean {
    return holdsFocus(this.dialer);
  }

  /** The innermost element with the focus. */
  get focused(): Element | null {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  }

  centre(element: HTMLElement): [number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  }

  /** A connected call with somebody, dialled here. */
  async connected(request: { number: string; contactId?: string } = { number: '+442079460018' }): Promise<string> {
    await this.phone.dial({ ...request, from: '+442079460958' });
    const id = this.phone.get().calls.at(-1)?.id ?? '';
    this.phone.farRings(id);
    this.phone.farAnswers(id);
    this.phone.mediaFlows(id);
    await this.until(() => this.find('[part="mute-button"]') !== undefined);
    await this.settled();
    return id;
  }
}

/** Not an animation frame: the runner's other tabs get none. */
function frame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 16));
}

function allDeep(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  const below = root instanceof Element && root.shadowRoot ? root.shadowRoot : root;
  for (const element of below.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...allDeep(element.shadowRoot, selector));
  }
  return found;
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function visibleText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && (node.hidden || node.matches('style, .visually-hidden, select'))) return '';
  if (node instanceof HTMLElement && !isVisible(node)) return '';
  const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...root.childNodes].map(visibleText).join(' ');
}
