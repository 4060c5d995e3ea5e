import { toProblem, type RightsAction, type RightsReceipt } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { RightsActionEvent } from '../events/rights-action.js';
import { PrivacyReceiptEvent } from './events.js';
import type { Hindrance } from './problem-notice.js';
import type { CodeError } from './small-forms.js';

type TalkHost = ReactiveControllerHost & EventTarget;

/** What is asked of the business, one thing at a time, and what came of it. */
export class RightsTalk implements ReactiveController {
  readonly #host: TalkHost;
  /** Address of the API, for a page without a provider. */
  readonly #api: () => string | undefined;
  #running: AbortController | undefined;
  receipt: RightsReceipt | undefined;
  busy = false;
  /** What went wrong, where it belongs to no field. */
  hindrance: Hindrance | undefined;
  codeError: CodeError | undefined;
  unknownReceipt = false;
  /** What was done, in a sentence. */
  note = '';

  constructor(host: TalkHost, api: () => string | undefined) {
    this.#host = host;
    this.#api = api;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running?.abort();
  }

  /** Fires an action; undefined when it failed (`hindrance` or a field's error says why) or was given up. */
  async act(action: RightsAction): Promise<RightsReceipt | undefined> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.set({ hindrance: undefined, note: '', busy: true });
    try {
      const event = new RightsActionEvent(action, { api: this.#api(), signal: running.signal });
      if (!this.#host.dispatchEvent(event)) {
        // The page does it in its own way; what a provider had begun is of no interest.
        event.outcome?.catch(() => undefined);
        return undefined;
      }
      if (event.outcome === undefined) {
        this.hindrance = 'no-desk';
        return undefined;
      }
      const receipt = await event.outcome;
      if (running.signal.aborted) return undefined;
      this.set({ receipt });
      this.#host.dispatchEvent(new PrivacyReceiptEvent(receipt));
      return receipt;
    } catch (error) {
      if (!running.signal.aborted && !isAbort(error)) this.#fail(action, error);
      return undefined;
    } finally {
      if (this.#running === running) this.set({ busy: false });
    }
  }

  /** Another view begins: what was said of the last one is over. */
  turn(forget: boolean): void {
    if (forget) {
      this.#running?.abort();
      this.receipt = undefined;
    }
    this.set({ busy: false, hindrance: undefined, codeError: undefined, unknownReceipt: false, note: '' });
  }

  set(
    change: Partial<Pick<RightsTalk, 'receipt' | 'busy' | 'hindrance' | 'codeError' | 'unknownReceipt' | 'note'>>,
  ): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }

  /** Two failures belong to a field; the rest is said above the form. */
  #fail({ action }: RightsAction, error: unknown): void {
    const problem = toProblem(error);
    if (action === 'prove' && problem.code === 'gone') this.codeError = 'ended';
    else if (action === 'prove' && problem.kind === 'invalid') this.codeError = 'wrong';
    else if (action === 'status' && problem.kind === 'not-found') this.unknownReceipt = true;
    else this.hindrance = problem;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
