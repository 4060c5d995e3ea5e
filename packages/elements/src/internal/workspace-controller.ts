import type { Workspace } from '@dialora/core';
import { ContextConsumer, ContextRoot, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';

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
 * The nearest provider's workspace. An element that stands outside of its provider names it: `provider="<id>"`.
 */
export class WorkspaceController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof workspaceContext, ReactiveElement>;
  #far: WorkspaceHolder | undefined;
  #farId: string | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    attachRoot();
    this.#consumer = new ContextConsumer(host, { context: workspaceContext, subscribe: true });
    host.addController(this);
  }

  get value(): Workspace | undefined {
    return this.#farId === null ? this.#consumer.value : this.#far?.workspace;
  }

  /**
   * Sends a request event from the host, and to the named provider if it stands elsewhere and nobody prevented it.
   * False when a listener prevented it.
   */
  request(event: Event): boolean {
    const went = this.#host.dispatchEvent(event);
    if (went && this.#far && !event.composedPath().includes(this.#far)) this.#far.perform(event);
    return went;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const id = this.#host.getAttribute('provider');
    if (id === this.#farId && (id === null || this.#far?.isConnected)) return;
    this.#farId = id;
    this.#followFar(id === null ? undefined : findById(this.#host, id));
  }

  hostDisconnected(): void {
    this.#followFar(undefined);
    this.#farId = null;
  }

  #followFar(holder: Element | undefined): void {
    this.#far?.removeEventListener(workspaceChanged, this.#onFarChange);
    this.#far = holder && 'perform' in holder ? (holder as WorkspaceHolder) : undefined;
    // A provider that is not upgraded yet is heard later: it fires the event when it gets its workspace.
    holder?.addEventListener(workspaceChanged, this.#onFarChange);
    if (holder && !this.#far) this.#waiting = holder;
  }

  #waiting: Element | undefined;

  readonly #onFarChange = (): void => {
    if (this.#waiting && 'perform' in this.#waiting) {
      this.#far = this.#waiting as WorkspaceHolder;
      this.#waiting = undefined;
    }
    this.#host.requestUpdate();
  };
}

function findById(host: Element, id: string): Element | undefined {
  const root = host.getRootNode();
  const near = root instanceof ShadowRoot ? root.getElementById(id) : null;
  return near ?? document.getElementById(id) ?? undefined;
}
