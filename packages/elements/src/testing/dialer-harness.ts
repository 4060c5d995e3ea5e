import { createFakeSoftphone, createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraDialer } from '../dialer/dialer.js';
import { holdsFocus } from '../internal/focus.js';
import { ElementHarness } from './element-harness.js';
import { withoutMarks } from './reading.js';

/**
 * A dialer on a page, as a person sees it: found by names and roles through the shadow roots, driven by the test's own
 * keys and clicks. For tests only.
 */
export class DialerHarness extends ElementHarness<DialoraDialer> {
  readonly workspace: FakeWorkspace;

  constructor(options: { readonly workspace?: FakeWorkspace; readonly width?: number; readonly lang?: string } = {}) {
    DialoraDialer.define();
    const workspace = options.workspace ?? createFakeWorkspace({ phone: createFakeSoftphone() });
    const dialer = document.createElement('dialora-dialer');
    dialer.silentKeypad = true;
    super(dialer, { width: options.width ?? 320, lang: options.lang, workspace });
    this.workspace = workspace;
  }

  get dialer(): DialoraDialer {
    return this.element;
  }

  get phone() {
    return this.workspace.phone;
  }

  /** Gives the dialer a place of a certain height, or one that is as high as the dialer. */
  become(layout: 'bar' | 'card'): void {
    const { style } = this.box;
    style.setProperty('container-type', layout === 'bar' ? 'size' : '');
    style.blockSize = layout === 'bar' ? '72px' : '';
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

  /** Its inner elements draw after it. */
  override settled(): Promise<this> {
    return super.settled(6);
  }

  /** The first match in any shadow root below the dialer. */
  override find(selector: string): HTMLElement | undefined {
    return allDeep(this.dialer, selector)[0];
  }

  get field(): HTMLInputElement {
    return this.get('input.text') as HTMLInputElement;
  }

  /** What a person can read now. */
  override get text(): string {
    return withoutMarks(visibleText(this.dialer));
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

  /** Presses until it is obeyed: what has just come up takes no press that was meant for what stood there before. */
  async pressUntil(name: string, obeyed: () => boolean): Promise<void> {
    await this.until(() => {
      if (!obeyed() && this.hasButton(name)) this.button(name).click();
      return obeyed();
    }, `"${name}" to be obeyed`);
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
