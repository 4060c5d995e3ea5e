import type { Activity } from '@dialora/core';
import { createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraProvider } from '../provider/provider.js';
import { DialoraTimeline } from '../timeline/timeline.js';
import { isHidden, transitionsDone, withoutMarks } from './reading.js';

export interface TimelineHarnessOptions {
  readonly workspace?: FakeWorkspace | undefined;
  readonly contactId?: string | undefined;
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A timeline on a page, as a person sees it. For tests only. */
export class TimelineHarness {
  readonly workspace: FakeWorkspace;
  readonly provider: DialoraProvider;
  readonly timeline: DialoraTimeline;
  readonly box: HTMLElement;

  constructor(options: TimelineHarnessOptions = {}) {
    DialoraTimeline.define();
    DialoraProvider.define();
    this.workspace = options.workspace ?? createFakeWorkspace();
    this.box = document.createElement('main');
    this.box.style.inlineSize = `${options.width ?? 400}px`;
    this.box.lang = options.lang ?? 'en-GB';
    if (options.lang?.startsWith('ar')) this.box.dir = 'rtl';
    this.provider = document.createElement('dialora-provider');
    this.provider.workspace = this.workspace;
    this.timeline = document.createElement('dialora-timeline');
    this.timeline.style.blockSize = `${options.height ?? 560}px`;
    const contactId = 'contactId' in options ? options.contactId : 'con_amelia';
    if (contactId !== undefined) this.timeline.setAttribute('contact-id', contactId);
    for (const [name, value] of Object.entries(options.attributes ?? {})) this.timeline.setAttribute(name, value);
    this.provider.append(this.timeline);
    this.box.append(this.provider);
    document.body.append(this.box);
  }

  remove(): void {
    this.box.remove();
  }

  /** The first page is drawn. */
  async ready(): Promise<this> {
    await this.until(() => this.articles.length > 0, 'entries');
    return this.settled();
  }

  async settled(): Promise<this> {
    for (let round = 0; round < 4; round += 1) {
      await this.timeline.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
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
    const root = this.timeline.shadowRoot;
    if (!root) throw new Error('The timeline is not rendered.');
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

  get scroller(): HTMLElement {
    return this.get('.scroller');
  }

  get articles(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('article')];
  }

  get last(): HTMLElement {
    const last = this.articles.at(-1);
    if (!last) throw new Error('There is no entry.');
    return last;
  }

  /** The entry whose text holds `words`. */
  entry(words: string): HTMLElement {
    const found = this.articles.find((article) => readable(article).includes(words));
    if (!found) throw new Error(`No entry in view says "${words}".\n${this.text.slice(0, 600)}`);
    return found;
  }

  /** How far the end of the list is below the view. */
  get gap(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  async scrollBy(pixels: number): Promise<void> {
    this.scroller.scrollTop += pixels;
    await this.settled();
  }

  /** What a person can read now, without what is out of view of the list. */
  get text(): string {
    return readable(this.root);
  }

  button(name: string, within: ParentNode = this.root): HTMLElement {
    const found = [...within.querySelectorAll<HTMLElement>('button')].find(
      (button) =>
        button.checkVisibility() && withoutMarks(button.getAttribute('aria-label') ?? button.textContent) === name,
    );
    if (!found) throw new Error(`No button is called "${name}"`);
    return found;
  }

  async untilButton(name: string): Promise<HTMLElement> {
    const find = () => {
      try {
        return this.button(name);
      } catch {
        return undefined;
      }
    };
    await this.until(() => find() !== undefined, `a button called "${name}"`);
    return this.button(name);
  }

  get polite(): string {
    return withoutMarks(this.get('[data-live="polite"]').textContent);
  }

  centre(element: Element): [number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  }
}

function readable(node: ParentNode & Node): string {
  const parts: string[] = [];
  const walk = (each: Node): void => {
    if (each instanceof Text) parts.push(each.data);
    else if (each instanceof HTMLElement && isHidden(each)) return;
    else each.childNodes.forEach(walk);
  };
  node.childNodes.forEach(walk);
  return withoutMarks(parts.join(' '));
}

let made = 0;

/** A note of Amelia's, a minute old unless said otherwise. */
export function note(body: string, options: { readonly id?: string; readonly ago?: number } = {}): Activity {
  made += 1;
  return {
    id: options.id ?? `act_made_${made}`,
    contactId: 'con_amelia',
    type: 'note',
    body,
    occurredAt: new Date(Date.now() - (options.ago ?? 60_000)).toISOString(),
  };
}
