import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type MicrophonePermission = 'unknown' | 'prompt' | 'granted' | 'denied';

/**
 * Whether the extension may use the microphone. One permission for all of its pages: granted on the set-up page, it
 * holds for the page that owns the audio, which could never ask by itself.
 */
export class MicrophoneController implements ReactiveController {
  state: MicrophonePermission = 'unknown';
  readonly #host: ReactiveControllerHost;
  #status: PermissionStatus | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#watch();
  }

  hostDisconnected(): void {
    this.#status?.removeEventListener('change', this.#read);
    this.#status = undefined;
  }

  async #watch(): Promise<void> {
    try {
      this.#status = await navigator.permissions.query({ name: 'microphone' });
      this.#status.addEventListener('change', this.#read);
      this.#read();
    } catch {
      // Firefox before 131 does not know the name: the state stays unknown until a call asks.
    }
  }

  readonly #read = (): void => {
    if (this.#status === undefined || this.#status.state === this.state) return;
    this.state = this.#status.state;
    this.#host.requestUpdate();
  };
}
