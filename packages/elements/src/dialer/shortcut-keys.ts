import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { now } from '../internal/clock.js';
import type { ShortcutActs, Shown } from './shortcut-acts.js';
import type { ShortcutAction, Shortcuts } from './shortcuts.js';

type ShortcutCode = typeof import('./shortcut-code.js');

/** Nobody hangs up two calls with one nervous press. */
const hangUpPauseMs = 1000;

/** Listens in the whole page while the page asks for it, and loads the code of it only then. */
export class ShortcutKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #wanted: () => Shortcuts | undefined;
  readonly #shown: () => Shown;
  #acts: ShortcutActs | undefined;
  #code: ShortcutCode | undefined;
  #loading = false;
  #own: Shortcuts | undefined;
  #effective: Shortcuts | undefined;
  #hungUpAt = -Infinity;
  #listening = false;

  /** `wanted`: undefined while they are off, else the page's own keys. `shown` is what they act on. */
  constructor(host: ReactiveControllerHost & HTMLElement, wanted: () => Shortcuts | undefined, shown: () => Shown) {
    this.#host = host;
    this.#wanted = wanted;
    this.#shown = shown;
    host.addController(this);
  }

  /** What is on now; undefined while they are off. */
  get shortcuts(): Shortcuts | undefined {
    const own = this.#wanted();
    if (own === undefined || !this.#code) return undefined;
    if (own !== this.#own) {
      this.#own = own;
      this.#effective = this.#code.effectiveShortcuts(navigator.platform, own);
    }
    return this.#effective;
  }

  /** For `aria-keyshortcuts`. */
  readonly keyOf = (action: ShortcutAction): string | undefined => this.#code?.written(this.shortcuts?.[action]);

  hostUpdated(): void {
    const wanted = this.#wanted() !== undefined;
    if (wanted && !this.#code && !this.#loading) void this.#load();
    if (wanted === this.#listening) return;
    this.#listening = wanted;
    if (wanted) document.addEventListener('keydown', this.#onKeyDown, { capture: true });
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#listening = false;
    this.#stop();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      this.#code = await import('./shortcut-code.js');
      this.#acts = new this.#code.ShortcutActs(this.#host, this.#shown);
      this.#host.requestUpdate();
    } catch {
      // Offline: the next drawing tries again.
    } finally {
      this.#loading = false;
    }
  }

  #stop(): void {
    document.removeEventListener('keydown', this.#onKeyDown, { capture: true });
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { shortcuts } = this;
    const action = shortcuts && this.#code?.shortcutOf(event, shortcuts);
    if (action === undefined) return;
    if (action === 'hang-up' && now() - this.#hungUpAt < hangUpPauseMs) {
      event.preventDefault();
      return;
    }
    if (this.#acts?.act(action) !== true) return;
    if (action === 'hang-up') this.#hungUpAt = now();
    event.preventDefault();
    event.stopPropagation();
  };
}
