import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from './when-idle.js';

let loading: Promise<PhoneNumbers> | undefined;

/** Once for the page; a failed load (offline) is tried again at the next call. */
function loadPlans(): Promise<PhoneNumbers> {
  loading ??= import('@dialora/phone-numbers').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * The one place where elements touch the numbering plans (some 40 kB): loaded after the first paint, never before it.
 * Until they are there, and where they cannot be loaded, numbers are shown in their E.164 form.
 */
export class NumberPlansController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #when: 'idle' | 'asked';
  #plans: PhoneNumbers | undefined;
  #asked: Promise<PhoneNumbers | undefined> | undefined;

  /** `when`: by itself once the first paint is over, or only when `load` is called. */
  constructor(host: ReactiveControllerHost, when: 'idle' | 'asked' = 'idle') {
    this.#host = host;
    this.#when = when;
    host.addController(this);
  }

  get value(): PhoneNumbers | undefined {
    return this.#plans;
  }

  hostUpdated(): void {
    if (!this.#asked && this.#when === 'idle') whenIdle(() => void this.load());
  }

  /** Loads them now; undefined when that failed (offline). The next call tries again. */
  load(): Promise<PhoneNumbers | undefined> {
    this.#asked ??= loadPlans().then(
      (plans) => {
        this.#plans = plans;
        this.#host.requestUpdate();
        return plans;
      },
      () => {
        // Kept until somebody asks again: `hostUpdated` must not turn this into a loop of downloads.
        const failed = this.#asked;
        setTimeout(() => {
          if (this.#asked === failed) this.#asked = undefined;
        }, 10_000);
        return undefined;
      },
    );
    return this.#asked;
  }

  /** For people to read: national at home (`home`, ISO 3166-1 alpha-2), international from abroad. */
  readonly format = (e164: string, home?: string): string =>
    this.#plans?.formatNumber(e164, home === undefined ? 'international' : 'national', home) ?? e164;
}
