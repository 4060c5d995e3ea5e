import { signTwilio } from '../../twilio/signature.js';
import type { FakeCall, FakeConference } from './world.js';

export interface TellerOptions {
  readonly authToken: string;
  readonly accountSid: string;
}

/** What the made-up Twilio tells our server, signed, in order or in none. */
export class Teller {
  /** Every callback, as it was answered. */
  readonly told: { readonly url: string; readonly status: number }[] = [];
  /** Callbacks come twice and in any order; TwiML is asked for once, as Twilio does. */
  chaos = false;
  /** Callbacks are lost. */
  silent = false;
  readonly #options: TellerOptions;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #loose = new Set<Promise<unknown>>();

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  /** Resolves once nothing is left to be told. */
  async settled(): Promise<void> {
    for (let seen: unknown; seen !== this.#queue || this.#loose.size > 0;) {
      seen = this.#queue;
      await Promise.all([this.#queue, ...this.#loose]);
    }
  }

  tellRecording(url: string | undefined, call: FakeCall, sid: string, startedAt: Date): void {
    if (url === undefined) return;
    this.deliver(url, {
      ...this.facts(call),
      RecordingSid: sid,
      RecordingStatus: 'completed',
      RecordingDuration: '2',
      RecordingStartTime: startedAt.toUTCString(),
    });
  }

  tell(call: FakeCall, status: string): void {
    if (call.callback === undefined) return;
    this.deliver(call.callback, { ...this.facts(call), CallStatus: status, Timestamp: new Date().toUTCString() });
  }

  tellConference(conference: FakeConference, event: string, call?: FakeCall): void {
    conference.sequence += 1;
    if (conference.callback === undefined) return;
    this.deliver(conference.callback, {
      AccountSid: this.#options.accountSid,
      ConferenceSid: conference.sid,
      FriendlyName: conference.name,
      StatusCallbackEvent: event,
      SequenceNumber: String(conference.sequence),
      ...(call === undefined ? {} : { CallSid: call.sid }),
    });
  }

  facts(call: FakeCall): Readonly<Record<string, string>> {
    return {
      AccountSid: this.#options.accountSid,
      CallSid: call.sid,
      From: call.from,
      To: call.to,
      CallStatus: call.status,
      ...(call.parent === undefined ? {} : { ParentCallSid: call.parent.sid }),
    };
  }

  deliver(url: string, form: Readonly<Record<string, string>>): void {
    const once = async (): Promise<void> => {
      this.told.push({ url, status: (await this.post(url, form)).status });
    };
    if (this.silent) return;
    if (!this.chaos) {
      this.later(once);
      return;
    }
    for (let copy = 0; copy < 2; copy += 1) {
      const sent = new Promise((resolve) => setTimeout(resolve, Math.random() * 120)).then(once);
      this.#loose.add(sent);
      void sent.finally(() => this.#loose.delete(sent));
    }
  }

  later(work: () => Promise<unknown>): void {
    this.#queue = this.#queue.then(work);
  }

  post(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Twilio-Signature': signTwilio(this.#options.authToken, url, form),
      },
      body: new URLSearchParams(form).toString(),
    });
  }
}
