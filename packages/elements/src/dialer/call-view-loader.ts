import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../internal/when-idle.js';
import type { CallViews } from './call-views.js';

/** Loads what shows calls: at once when there is one, else when the browser has nothing better to do. */
export class CallViewLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #hasCalls: () => boolean;
  #loading: Promise<void> | undefined;
  #views: CallViews | undefined;
  #waiting = false;

  constructor(host: ReactiveControllerHost & Element, hasCalls: () => boolean) {
    this.#host = host;
    this.#hasCalls = hasCalls;
    host.addController(this);
  }

  /** Undefined until they are loaded. */
  get views(): CallViews | undefined {
    return this.#views;
  }

  hostUpdated(): void {
    if (this.#loading) return;
    if (this.#hasCalls()) this.#load();
    else if (!this.#waiting) {
      this.#waiting = true;
      whenIdle(() => this.#load());
    }
  }

  /** The lists stand in the dialer's own root; their style sheet comes with them. */
  #adopt({ rowsStyles }: CallViews): void {
    const root = this.#host.shadowRoot;
    const { styleSheet } = rowsStyles;
    if (root && styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }

  #load(): void {
    this.#loading ??= import('./call-views.js').then(
      ({ defineCallViews }) => {
        this.#views = defineCallViews();
        this.#adopt(this.#views);
        this.#host.requestUpdate();
      },
      () => {
        // Offline: the next change of the phone tries again.
        this.#loading = undefined;
      },
    );
  }
}
