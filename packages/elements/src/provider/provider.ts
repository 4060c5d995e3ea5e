import type { Softphone, Workspace } from '@dialora/core';
import { DialoraError, toProblem } from '@dialora/core';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { CallRequestEvent } from '../events/call-request.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { PhoneRequestEvent } from '../events/phone-request.js';
import { SendMessageEvent } from '../events/send-message.js';
import type { RightsActionEvent } from '../events/rights-action.js';
import { WorkspaceRequestEvent } from '../events/workspace-request.js';
import { define } from '../internal/define.js';
import { workspaceChanged, workspaceContext } from '../internal/workspace-controller.js';
import { performCallRequest, performPhoneRequest } from './perform.js';

/** A request as any copy of this code, or a plain `CustomEvent`, may bring it. */
type Asked<E extends DialRequestEvent | CallRequestEvent | PhoneRequestEvent | SendMessageEvent> = Event &
  Pick<E, 'detail' | 'outcome'>;
type Acted = Event & Pick<RightsActionEvent, 'detail' | 'outcome' | 'api' | 'signal'>;

/**
 * Hands a workspace (contacts, phone, log, live events) to every Dialora element inside of it, or that names it with
 * `provider="<id>"`, and performs the requests they fire. Draws nothing itself.
 *
 * @tag dialora-provider
 * @slot - The elements, and anything else.
 * @fires {WorkspaceRequestEvent} dialora-workspace-request - when it has `api` and `session-url` but no workspace.
 * @fires {Event} dialora-workspace-changed - when its workspace was set, replaced or removed.
 * @example <dialora-provider api="/api/v1" session-url="/my/session"><dialora-dialer></dialora-dialer></dialora-provider>
 */
export class DialoraProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static define(tag = 'dialora-provider', registry?: CustomElementRegistry): void {
    define(tag, DialoraProvider, registry);
  }

  /** Where everything comes from. Set it, or give `api` and `session-url` and load `@dialora/embed`. */
  @property({ attribute: false }) workspace: Workspace | undefined;

  /** Address of the Dialora API, absolute or relative to the page. */
  @property() api: string | undefined;

  /** Address on your own server that answers a POST with a short-lived session. */
  @property({ attribute: 'session-url' }) sessionUrl: string | undefined;

  readonly #context = new ContextProvider(this, { context: workspaceContext });
  #asked: AbortController | undefined;

  constructor() {
    super();
    this.addEventListener(DialRequestEvent.type, this.#onRequest);
    this.addEventListener(CallRequestEvent.type, this.#onRequest);
    this.addEventListener(PhoneRequestEvent.type, this.#onRequest);
    this.addEventListener(SendMessageEvent.type, this.#onRequest);
    this.addEventListener('dialora-rights-action', this.#onRequest);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked?.abort();
    this.#asked = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('workspace')) {
      this.#context.setValue(this.workspace);
      this.dispatchEvent(new Event(workspaceChanged));
    }
    if (changed.has('api') || changed.has('sessionUrl')) this.#ask();
  }

  /** Performs a request of an element that stands outside of this one. */
  perform(request: Event): void {
    this.#onRequest(request);
  }

  /** Asks for a workspace again, e.g. once the code that answers was loaded. Does nothing when there is one. */
  requestWorkspace(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    this.#ask();
  }

  #ask(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    const { api, sessionUrl } = this;
    if (!this.isConnected || this.workspace || !api || !sessionUrl) return;
    const asked = new AbortController();
    this.#asked = asked;
    this.dispatchEvent(
      new WorkspaceRequestEvent({
        api: new URL(api, document.baseURI).href,
        sessionUrl: new URL(sessionUrl, document.baseURI).href,
        signal: asked.signal,
        provide: (workspace) => {
          if (!asked.signal.aborted) this.workspace = workspace;
        },
      }),
    );
  }

  readonly #onRequest = (event: Event): void => {
    const phone = this.workspace?.phone;
    if (!phone) return;
    if (event.type === 'dialora-rights-action') {
      this.#act(event as Acted);
      return;
    }
    // By type, not by class: the event may come from another copy of this code, or be a plain CustomEvent.
    if (event.type === DialRequestEvent.type) this.#dial(phone, event as Asked<DialRequestEvent>);
    else if (event.type === CallRequestEvent.type) {
      const asked = event as Asked<CallRequestEvent>;
      this.#command(asked, () => performCallRequest(phone, asked.detail));
    } else if (event.type === PhoneRequestEvent.type) {
      const asked = event as Asked<PhoneRequestEvent>;
      this.#command(asked, () => performPhoneRequest(phone, this.workspace?.alerts, asked.detail));
    } else if (event.type === SendMessageEvent.type) {
      const asked = event as Asked<SendMessageEvent>;
      this.#command(asked, () => this.#send(asked.detail));
    }
  };

  #send(message: SendMessageEvent['detail']): Promise<void> {
    const sender = this.workspace?.messages;
    return sender ? sender.send(message) : Promise.reject(new DialoraError({ kind: 'forbidden' }));
  }

  // Both act in a microtask: listeners further up must have had their chance to prevent the event.
  #dial(phone: Softphone, event: Asked<DialRequestEvent>): void {
    event.outcome ??= Promise.resolve()
      .then(() => (event.defaultPrevented ? undefined : phone.dial(event.detail)))
      .catch((error: unknown) => ({ kind: 'failed', problem: toProblem(error) }));
  }

  /** An element that names its API itself is served by the page. */
  #act(event: Acted): void {
    const rights = this.workspace?.rights;
    if (rights === undefined || event.api !== undefined) return;
    event.outcome ??= Promise.resolve().then(() => {
      if (event.defaultPrevented) throw new DOMException('A listener prevented it.', 'AbortError');
      return rights.perform(event.detail, { signal: event.signal });
    });
  }

  #command(event: Asked<CallRequestEvent | PhoneRequestEvent | SendMessageEvent>, perform: () => Promise<void>): void {
    event.outcome ??= Promise.resolve().then(() => (event.defaultPrevented ? undefined : perform()));
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-provider': DialoraProvider;
  }
}
