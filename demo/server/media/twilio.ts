import { limited } from './limited.js';
import { MediumProblem, type KeptMedium, type MediaKeeper, type ReadOptions } from './outside.js';

export interface TwilioKeeperOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Runs something after so many ms, until what it returns is called; by hand in tests. */
  readonly after?: (ms: number, run: () => void) => () => void;
}

/** The name under which is noted what lies at Twilio: a recording by its SID, a medium of a message by `twilioMedium`. */
export const twilioKeeper = 'twilio';

/** How long Twilio may take to begin to answer, and to hand out the whole, in ms. */
const answerMs = 10_000;
const wholeMs = 120_000;
/** Twilio answers with a redirect to its storage, which may have moved once or twice. */
const mostHops = 4;

/**
 * The reference of a medium of a message by the address that Twilio's webhook names (`MediaUrl0` and so on); undefined
 * when it is none of Twilio's. Only its SIDs are taken: nothing is ever asked at an address that somebody sent.
 * Source: www.twilio.com/docs/messaging/api/media-resource
 */
export function twilioMedium(url: string): string | undefined {
  const found = /\/Messages\/([A-Z]{2}[0-9a-f]{32})\/Media\/(ME[0-9a-f]{32})$/.exec(url);
  return found === null ? undefined : `${found[1] ?? ''}/${found[2] ?? ''}`;
}

/** Recordings and media of messages in Twilio's storage (www.twilio.com/docs/voice/api/recording#delete-a-recording-resource, media-resource). */
export function createTwilioKeeper(options: TwilioKeeperOptions): MediaKeeper {
  const { accountSid, authToken, baseUrl = 'https://api.twilio.com', fetch = globalThis.fetch } = options;
  const after = options.after ?? timer;
  const root = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const pathOf = (reference: string): string => {
    const [owner = '', medium] = reference.split('/').map(encodeURIComponent);
    return medium === undefined ? `Recordings/${owner}` : `Messages/${owner}/Media/${medium}`;
  };
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  /** Asks along the redirects; only the first is told who we are. */
  async function follow(first: string, { range, signal }: ReadOptions): Promise<Response> {
    let address = new URL(first);
    for (let hop = 0; hop < mostHops; hop++) {
      const response = await fetch(address, {
        headers: {
          // Packed bytes could be neither counted nor asked for in parts.
          'Accept-Encoding': 'identity',
          ...(hop === 0 ? { authorization } : {}),
          ...(range === undefined ? {} : { Range: range }),
        },
        redirect: 'manual',
        signal,
      });
      if (![301, 302, 303, 307, 308].includes(response.status)) return response;
      await response.body?.cancel();
      const next = new URL(response.headers.get('location') ?? '', address);
      // What is fetched in secret stays so: never from https to http, and nowhere else than to a web server.
      if (next.protocol !== 'https:' && next.protocol !== new URL(root).protocol) break;
      address = next;
    }
    throw new Error('Twilio sent us on to where we do not go.');
  }

  return {
    async erase(reference, signal) {
      const response = await fetch(`${root}/${pathOf(reference)}.json`, {
        method: 'DELETE',
        headers: { authorization },
        redirect: 'error',
        signal,
      });
      await response.body?.cancel();
      // Gone already is what was wanted.
      if (!response.ok && response.status !== 404) throw new Error(`Twilio answered ${response.status}.`);
    },

    async read(reference, { range, signal }): Promise<KeptMedium | undefined> {
      const slow = new AbortController();
      const giveUp = (): void => slow.abort(new Error('Twilio took too long.'));
      const answered = after(answerMs, giveUp);
      after(wholeMs, giveUp);
      const within = AbortSignal.any([signal, slow.signal]);
      const response = await follow(`${root}/${pathOf(reference)}`, { range, signal: within })
        .catch((cause: unknown) => {
          throw new MediumProblem('unreachable', 'Twilio could not be asked.', { cause });
        })
        .finally(answered);
      if (response.ok) {
        const contentRange = response.status === 206 ? response.headers.get('content-range') : null;
        return { ...limited(response), ...(contentRange === null ? {} : { contentRange }) };
      }
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      throw response.status === 416
        ? new MediumProblem('no-such-range', 'The range lies outside the medium.')
        : new MediumProblem('unreachable', `Twilio answered ${response.status}.`);
    },
  };
}

function timer(ms: number, run: () => void): () => void {
  const waiting = setTimeout(run, ms).unref();
  return () => clearTimeout(waiting);
}
