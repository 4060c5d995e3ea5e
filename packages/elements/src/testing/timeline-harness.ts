import type { Activity } from '@dialora/core';
import { createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { DialoraTimeline } from '../timeline/timeline.js';
import { ElementHarness } from './element-harness.js';
import { readable, withoutMarks } from './reading.js';

export interface TimelineHarnessOptions {
  readonly workspace?: FakeWorkspace | undefined;
  readonly contactId?: string | undefined;
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A timeline on a page, as a person sees it. For tests only. */
export class TimelineHarness extends ElementHarness<DialoraTimeline> {
  readonly workspace: FakeWorkspace;

  constructor(options: TimelineHarnessOptions = {}) {
    DialoraTimeline.define();
    const workspace = options.workspace ?? createFakeWorkspace();
    const timeline = document.createElement('dialora-timeline');
    timeline.style.blockSize = `${options.height ?? 560}px`;
    const contactId = 'contactId' in options ? options.contactId : 'con_amelia';
    if (contactId !== undefined) timeline.setAttribute('contact-id', contactId);
    for (const [name, value] of Object.entries(options.attributes ?? {})) timeline.setAttribute(name, value);
    super(timeline, { width: options.width ?? 400, lang: options.lang, workspace });
    this.workspace = workspace;
  }

  get timeline(): DialoraTimeline {
    return this.element;
  }

  /** The first page is drawn. */
  async ready(): Promise<this> {
    await this.until(() => this.articles.length > 0, 'entries');
    return this.settled();
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

  /** Resolves once the list has heard of it: a busy browser tells of a scroll long after it was done. */
  async scrollBy(pixels: number): Promise<void> {
    const { scroller } = this;
    const before = scroller.scrollTop;
    let isTold = false;
    scroller.addEventListener('scroll', () => (isTold = true), { once: true });
    scroller.scrollTop += pixels;
    await this.until(() => isTold || scroller.scrollTop === before, 'the scroll');
    await this.settled();
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
