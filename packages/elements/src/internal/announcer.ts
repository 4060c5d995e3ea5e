import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * Two live regions, one polite and one assertive, drawn once and always there: a region that comes with its text is not
 * read. The same text said twice in a row is read twice.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #polite = '';
  #assertive = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#polite = '';
    this.#assertive = '';
  }

  say(text: string): void {
    this.#polite = fresh(this.#polite, text);
    this.#host.requestUpdate();
  }

  /** Interrupts the reader: for a call that comes in and nothing else. */
  alert(text: string): void {
    this.#assertive = fresh(this.#assertive, text);
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" aria-live="polite" data-live="polite">${this.#polite}</div>
      <div class="visually-hidden" aria-live="assertive" data-live="assertive">${this.#assertive}</div>`;
  }
}

/** A no-break space makes an equal text a change. */
function fresh(last: string, text: string): string {
  return last === text ? `${text}\u00a0` : text;
}
