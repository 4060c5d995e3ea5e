import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onSectionsChanged, sectionsFor, type ContactSection } from './sections.js';

/** Sections of the page's own: those of this card and those of all cards. */
export class CardSections implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #own = new Map<string, ContactSection>();
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onSectionsChanged(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  get all(): readonly ContactSection[] {
    return sectionsFor(this.#own);
  }

  register(section: ContactSection): () => void {
    this.#own.set(section.id, section);
    this.#host.requestUpdate();
    return () => {
      if (this.#own.get(section.id) === section) this.#own.delete(section.id);
      this.#host.requestUpdate();
    };
  }
}
