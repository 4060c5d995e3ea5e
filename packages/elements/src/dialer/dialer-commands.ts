import {
  toProblem,
  type Call,
  type DialOutcome,
  type DialRequest,
  type Problem,
  type Softphone,
  type TransferTarget,
} from '@dialora/core';
import type { LitElement } from 'lit';
import { CallRequestEvent, type CallRequest } from '../events/call-request.js';
import { PhoneRequestEvent, type PhoneRequest } from '../events/phone-request.js';
import { DialRequestEvent } from '../events/dial-request.js';
import type { Announcer } from '../internal/announcer.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { LogDrafts } from './log-drafts.js';
import type { WrapUpEvent } from './wrap-up.js';

export interface DialerParts {
  readonly locale: LocaleController;
  readonly announcer: Announcer;
  readonly drafts: LogDrafts;
  readonly phone: () => Softphone | undefined;
  /** The caller id that the agent chose. */
  readonly callerId: () => string | undefined;
  readonly nameOf: (call: Call) => string;
  readonly contactOf: (call: Call) => string | undefined;
}

export type Unreached = Extract<TransferTarget, { readonly kind: 'agent' }>;

/**
 * Of a transfer to a colleague the API's "it does not fit the present state" (409) means that nothing of theirs could ring;
 * the call is as it was.
 */
function unreachedOf(asked: CallRequest, problem: Problem | undefined): Unreached | undefined {
  if (!('target' in asked) || asked.target.kind !== 'agent') return undefined;
  const unfit = problem?.kind === 'conflict' && (problem.code === undefined || problem.code === 'conflict');
  return unfit ? asked.target : undefined;
}

/** What a person asks of the dialer, sent as request events; a failure stays here until the person closes it. */
export class DialerCommands {
  readonly #host: LitElement;
  readonly #parts: DialerParts;
  /** Extensions by call, for the "Send ext." button. */
  readonly #extensions = new Map<string, string>();
  #problem: Problem | undefined;
  #unreached: Unreached | undefined;
  #chosen: string | undefined;
  readonly #dismissed = new Set<string>();

  constructor(host: LitElement, parts: DialerParts) {
    this.#host = host;
    this.#parts = parts;
    host.addEventListener(CallRequestEvent.type, this.#onCallRequest);
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  set problem(problem: Problem | undefined) {
    this.#problem = problem;
    this.#unreached = undefined;
    this.#host.requestUpdate();
  }

  /** The colleague whom the call in front could not be handed to, when that is what the problem is about. */
  get unreached(): Unreached | undefined {
    return this.#unreached;
  }

  /** The call that the person brought to the front. */
  get chosen(): string | undefined {
    return this.#chosen;
  }

  choose(callId: string): void {
    this.#chosen = callId;
    this.#host.requestUpdate();
  }

  extensionOf(callId: string): string | undefined {
    return this.#extensions.get(callId);
  }

  ask(request: CallRequestEvent['detail']): void {
    this.#host.dispatchEvent(new CallRequestEvent(request));
  }

  /** Talks on another call; the one that is on is held. */
  swapTo(callId: string): void {
    this.choose(callId);
    this.ask({ action: 'swap', callId });
  }

  /** Puts away an ended call that nobody has to look at. */
  dismissOnce({ id }: Call): void {
    if (this.#dismissed.has(id)) return;
    this.#dismissed.add(id);
    this.ask({ action: 'dismiss', callId: id });
  }

  askPhone(request: PhoneRequest): void {
    const event = new PhoneRequestEvent(request);
    this.#host.dispatchEvent(event);
    event.outcome?.catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async start(): Promise<void> {
    this.problem = undefined;
    // The line's own state shows a failure with its reason.
    await this.#parts
      .phone()
      ?.start()
      .catch(() => undefined);
  }

  /** Resolves with undefined when the page prevented the call. */
  readonly dial = async (request: DialRequest): Promise<DialOutcome | undefined> => {
    const event = new DialRequestEvent(request);
    this.problem = undefined;
    if (!this.#host.dispatchEvent(event)) return undefined;
    if (!event.outcome) return { kind: 'failed', problem: { kind: 'signed-out' } };
    const outcome = await event.outcome;
    if (outcome?.kind === 'started') {
      if (request.extension !== undefined) this.#extensions.set(outcome.callId, request.extension);
      this.choose(outcome.callId);
    }
    return outcome;
  };

  /** Calls somebody from a list, with the agent's caller id. */
  async call(whom: { readonly number: string; readonly contactId?: string }): Promise<void> {
    const from = this.#parts.callerId();
    const outcome = await this.dial({ ...whom, ...(from === undefined ? {} : { from }) });
    if (outcome?.kind === 'failed') this.problem = outcome.problem;
  }

  async callAgain(call: Call): Promise<void> {
    const { number, contactId } = call.remote;
    if (number === undefined) return;
    const from = call.localNumber ?? this.#parts.callerId();
    this.ask({ action: 'dismiss', callId: call.id });
    const outcome = await this.dial({
      number,
      ...(contactId === undefined ? {} : { contactId }),
      ...(from === undefined ? {} : { from }),
    });
    if (outcome?.kind === 'failed') this.problem = outcome.problem;
  }

  /** True once the call needs nothing more. */
  async wrapUp(call: Call, action: WrapUpEvent['detail']['action']): Promise<boolean> {
    const { drafts, announcer, locale, nameOf, contactOf } = this.#parts;
    if (action === 'save' || (action === 'call-again' && drafts.has(call))) {
      if (!(await drafts.save(call, nameOf(call), contactOf(call)))) return false;
      announcer.say(locale.t('log.saved'));
    } else {
      drafts.forget(call);
    }
    if (action === 'call-again') await this.callAgain(call);
    else this.ask({ action: 'dismiss', callId: call.id });
    return true;
  }

  // Commands fail in the provider, after this event went by: the problem is shown here.
  readonly #onCallRequest = (event: CallRequestEvent): void => {
    queueMicrotask(() => {
      event.outcome?.catch((error: unknown) => {
        this.problem = toProblem(error);
        this.#unreached = unreachedOf(event.detail, this.problem);
      });
    });
  };
}
