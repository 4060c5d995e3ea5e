import type { FakeWorkspace } from '@dialora/core/testing';
import type { LitElement } from 'lit';
import { DialoraProvider } from '../provider/provider.js';
import { readable, transitionsDone } from './reading.js';

export interface Place {
  readonly width: number;
  readonly lang?: string | undefined;
  /** Put into the provider around the element; without it there is no provider. */
  readonly workspace?: FakeWorkspace;
}

/** One element of ours on a page, as a person sees it. For tests only. */
export class ElementHarness<E extends LitElement> {
  readonly element: E;
  readonly box = document.createElement('main');
  readonly #provider: DialoraProvider | undefined;

  constructor(element: E, { width, lang = 'en-GB', workspace }: Place) {
    this.element = element;
    this.box.style.inlineSize = `${width}px`;
    this.box.lang = lang;
    if (lang.startsWith('ar')) this.box.dir = 'rtl';
    if (workspace === undefined) this.box.append(element);
    else {
      DialoraProvider.define();
      this.#provider = document.createElement('dialora-provider');
      this.#provider.workspace = workspace;
      this.#provider.append(element);
      this.box.append(this.#provider);
    }
    document.body.append(this.box);
  }

  remove(): void {
    this.box.remove();
  }

  get provider(): DialoraProvider {
    if (this.#provider === undefined) throw new Error('The element stands in no provider.');
    return this.#provider;
  }

  /** Drawn, with all that follows from it, and nothing moves any more. */
  async settled(rounds = 3): Promise<this> {
    for (let round = 0; round < rounds; round += 1) {
      await this.element.updateComplete;
      await frame();
    }
    await transitionsDone(this.root);
    return this;
  }

  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const started = performance.now();
    while (!condition()) {
      if (performance.now() - started > 8000)
        throw new Error(`Waited in vain for: ${what}\n${this.text.slice(0, 900)}`);
      await frame();
    }
  }

  get root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (!root) throw new Error(`${this.element.localName} is not rendered.`);
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

  /** What a person can read now. */
  get text(): string {
    return readable(this.root);
  }

  /** Where a pointer presses it, in CSS pixels of the window. */
  centre(element: Element): [number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  }
}

/**
 * The browser has drawn, and has told of scrolls and sizes before: on a busy machine that takes long. The runner's other
 * tabs are not drawn at all, hence the timer.
 */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
}
