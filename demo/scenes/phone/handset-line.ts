import type { CallEndReason, LegEvent, LineState, Problem, VoiceLeg, VoiceTransport } from '@dialora/core';
import { createStore, toProblem, type Readable } from '@dialora/core';
import { createTwilioTransport } from '@dialora/voice';
import * as z from 'zod/mini';

/** The handset as its screen shows it. */
export interface HandsetState {
  readonly line: LineState;
  readonly screen:
    | { readonly kind: 'idle'; readonly last?: CallEndReason }
    | {
        readonly kind: 'calling' | 'incoming' | 'talking';
        readonly from: string;
        readonly muted: boolean;
        readonly since?: number;
        readonly digits: string;
      }
    | { readonly kind: 'problem'; readonly problem: Problem };
}

const tokenAnswer = z.object({
  data: z.object({ token: z.string(), identity: z.string(), gateway: z.string() }),
});
const callAnswer = z.object({ data: z.object({ id: z.string(), to_number: z.string() }) });

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.json();
}

/** One customer's telephone: registers its number with the gateway, rings, talks, and can call the business. */
export class HandsetLine {
  readonly state: Readable<HandsetState>;
  readonly #state = createStore<HandsetState>({ line: { state: 'off' }, screen: { kind: 'idle' } });
  readonly #number: string;
  #transport: VoiceTransport | undefined;
  #leg: VoiceLeg | undefined;

  constructor(number: string) {
    this.#number = number;
    this.state = this.#state;
  }

  async start(): Promise<void> {
    try {
      const first = tokenAnswer.parse(await post('/demo/handset', { number: this.#number }));
      const transport = createTwilioTransport({ gateway: first.data.gateway });
      this.#transport = transport;
      transport.subscribe((event) => {
        if (event.type === 'line') this.#state.update((state) => ({ ...state, line: event.line }));
        else this.#ring(event.leg);
      });
      await transport.start({
        getToken: async () => tokenAnswer.parse(await post('/demo/handset', { number: this.#number })).data.token,
      });
    } catch (error) {
      this.#state.update((state) => ({ ...state, line: { state: 'failed', problem: toProblem(error) } }));
    }
  }

  async stop(): Promise<void> {
    this.#leg?.hangUp();
    await this.#transport?.stop();
  }

  /** Calls the business; the server writes the call's record first, as for every call. */
  async callBusiness(): Promise<void> {
    try {
      const call = callAnswer.parse(await post('/demo/handset/calls', { number: this.#number }));
      this.#screen({ kind: 'calling', from: call.data.to_number, muted: false, digits: '' });
      const leg = await this.#transport?.dial(call.data.id);
      if (leg !== undefined) this.#follow(leg);
    } catch (error) {
      this.#screen({ kind: 'problem', problem: toProblem(error) });
    }
  }

  async answer(): Promise<void> {
    try {
      await this.#leg?.accept();
    } catch (error) {
      this.#screen({ kind: 'problem', problem: toProblem(error) });
    }
  }

  decline(): void {
    this.#leg?.reject();
  }

  hangUp(): void {
    this.#leg?.hangUp();
  }

  mute(muted: boolean): void {
    this.#leg?.setMuted(muted);
  }

  async press(digit: string): Promise<void> {
    await this.#leg?.sendDigits(digit);
  }

  #ring(leg: VoiceLeg): void {
    if (this.#leg !== undefined) {
      leg.reject(); // this telephone holds one call
      return;
    }
    this.#screen({ kind: 'incoming', from: leg.remote.number ?? '', muted: false, digits: '' });
    this.#follow(leg);
  }

  #follow(leg: VoiceLeg): void {
    this.#leg = leg;
    leg.subscribe((event) => this.#happened(event));
  }

  #happened(event: LegEvent): void {
    const { screen } = this.#state.get();
    if (event.type === 'ended') {
      this.#leg = undefined;
      const { problem } = event.end;
      this.#screen(problem === undefined ? { kind: 'idle', last: event.end.reason } : { kind: 'problem', problem });
    } else if (screen.kind !== 'idle' && screen.kind !== 'problem') {
      if (event.type === 'answered') this.#screen({ ...screen, kind: 'talking', since: Date.now() });
      if (event.type === 'muted') this.#screen({ ...screen, muted: event.muted });
      if (event.type === 'digits-sent') this.#screen({ ...screen, digits: screen.digits + event.digits });
    }
  }

  #screen(screen: HandsetState['screen']): void {
    this.#state.update((state) => ({ ...state, screen }));
  }
}
