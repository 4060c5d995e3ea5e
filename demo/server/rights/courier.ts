/** A message with a code, to an address or number that somebody says is theirs. */
export interface CodeMessage {
  readonly channel: 'email' | 'sms';
  /** E-mail address, or number in E.164. */
  readonly to: string;
  /** BCP 47, of the text. */
  readonly language: string;
  /** Of a mail; a text message has none. */
  readonly subject: string;
  readonly body: string;
}

/**
 * Takes codes to their readers. A service that sends mail and text messages implements this; it rejects when it cannot
 * take the message, and nothing is kept of the request then. One that is slow takes it into a queue of its own.
 */
export interface Courier {
  send(message: CodeMessage): Promise<void>;
}

const keptMs = 15 * 60_000;
const mostKept = 200;

/** The demo's post: messages stay in memory for as long as a code lives, and the demo's pages can look at them. */
export interface PostRoom extends Courier {
  /** The last message to this address or number. */
  latest(to: string): CodeMessage | undefined;
}

export function createPostRoom(now: () => Date): PostRoom {
  const kept = new Map<string, { readonly message: CodeMessage; readonly at: number }>();
  return {
    send(message) {
      const at = now().getTime();
      // Set anew, so that the oldest stand first.
      kept.delete(message.to.toLowerCase());
      kept.set(message.to.toLowerCase(), { message, at });
      for (const [to, entry] of kept) {
        if (kept.size <= mostKept && at - entry.at <= keptMs) break;
        kept.delete(to);
      }
      return Promise.resolve();
    },
    latest(to) {
      const entry = kept.get(to.toLowerCase());
      return entry !== undefined && now().getTime() - entry.at <= keptMs ? entry.message : undefined;
    },
  };
}
