/** What the pages of one browser tell each other over broadcast channels, counted in this page. */
export interface Traffic {
  /** What this page said since the last `forget`, in order. */
  sent(): readonly Told[];
  /** What woke this page since the last `forget`. */
  heard(): readonly Told[];
  forget(): void;
}

export interface Told {
  readonly channel: string;
  readonly type: string;
  /** Length of the message as JSON. */
  readonly size: number;
  /** The same as the last of its type: nobody learns anything from it. */
  readonly repeats: boolean;
}

/** Must run before the code under test opens a channel. */
export function installTraffic(): Traffic {
  const sent: Told[] = [];
  const heard: Told[] = [];
  const last = new Map<string, string>();

  function note(list: Told[], channel: string, message: unknown): void {
    const text = JSON.stringify(message);
    const { type = '' } = message as { readonly type?: string };
    const key = `${list === sent ? 'sent' : 'heard'} ${channel} ${type}`;
    list.push({ channel, type, size: text.length, repeats: last.get(key) === text });
    last.set(key, text);
  }
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      super.addEventListener('message', ({ data }: MessageEvent<unknown>) => note(heard, name, data));
    }
    override postMessage(message: unknown): void {
      note(sent, this.name, message);
      super.postMessage(message);
    }
  };
  return {
    sent: () => sent,
    heard: () => heard,
    forget() {
      sent.length = 0;
      heard.length = 0;
    },
  };
}
