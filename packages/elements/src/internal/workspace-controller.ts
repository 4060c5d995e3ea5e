import type { Workspace } from '@dialora/core';
import { ContextConsumer, ContextRoot, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { CallRequestEvent } from '../events/call-request.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { PhoneRequestEvent } from '../events/phone-request.js';
import { SendMessageEvent } from '../events/send-message.js';

/** What an element asks of its provider. */
const requests = [
  DialRequestEvent.type,
  CallRequestEvent.type,
  PhoneRequestEvent.type,
  SendMessageEvent.type,
  'dialora-rights-action',
];

/** `Symbol.for`, so that two bundled copies of this library on one page agree. */
export const workspaceContext = createContext<Workspace | undefined>(Symbol.for('dialora.workspace'));

/** What the controller needs from `<dialora-provider>`; an interface, so that elements do not import the provider. */
export interface WorkspaceHolder extends Element {
  readonly workspace: Workspace | undefined;
  /** Performs a request that could not bubble up to the provider, because its element stands elsewhere in the page. */
  perform(request: Event): void;
}

/** The event a provider fires on itself when its workspace changed; far elements listen to it. */
export const workspaceChanged = 'dialora-workspace-changed';

let rooted = false;

/**
 * Elements may upgrade before their provider (autoloader, script order): this root keeps their requests and replays
 * them when the provider turns up.
 */
function attachRoot(): void {
  if (rooted || typeof document === 'undefined') return;
  rooted = true;
  new ContextRoot().attach(document.documentElement);
}

/**
 * The nearest provider's workspace. An element that stands outside of its provider names it, `provider="<id>"`; its
 * requests are then handed to that provider, because they cannot bubble up to it.
 */
export class WorkspaceController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof workspaceContext, ReactiveElement>;
  #far: Element | undefined;
  #farId: string | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    attachRoot();
    this.#consumer = new ContextConsumer(host, { context: workspaceContext, subscribe: true });
    host.addController(this);
  }

  get value(): Workspace | undefined {
    return this.#farId === null ? this.#consumer.value : asHolder(this.#far)?.workspace;
  }

  hostConnected(): void {
    for (const type of requests) this.#host.addEventListener(type, this.#onRequest);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const id = this.#host.getAttribute('provider');
    if (id === this.#farId && (id === null || this.#far?.isConnected)) return;
    this.#farId = id;
    this.#follow(id === null ? undefined : findById(this.#host, id));
  }

  hostDisconnected(): void {
    for (const type of requests) this.#host.removeEventListener(type, this.#onRequest);
    this.#follow(undefined);
    this.#farId = null;
  }

  #follow(far: Element | undefined): void {
    this.#far?.removeEventListener(workspaceChanged, this.#onFarChange);
    this.#far = far;
    // Also a provider that is not upgraded yet: it fires the event once it is and has its workspace.
    far?.addEventListener(workspaceChanged, this.#onFarChange);
  }

  readonly #onFarChange = (): void => this.#host.requestUpdate();

  readonly #onRequest = (event: Event): void => {
    if (this.#far && !event.composedPath().includes(this.#far)) asHolder(this.#far)?.perform(event);
  };
}

function asHolder(element: Element | undefined): WorkspaceHolder | undefined {
  return element && 'perform' in element ? (element as WorkspaceHolder) : undefined;
}

function findById(host: Element, id: string): Element | undefined {
  const root = host.getRootNode();
  const near = root instanceof ShadowRoot ? root.getElementById(id) : null;
  return near ?? document.getElementById(id) ?? undefined;
}
