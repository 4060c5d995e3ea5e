import * as z from 'zod/mini';

/**
 * What the Voice SDK says to its gateway: PStream 1.6, read from `@twilio/voice-sdk` 2.18.5. Unknown fields are dropped;
 * a frame that fits no message is refused at the door, so that nothing behind it needs to doubt.
 */
const callsid = z.string().check(z.minLength(1), z.maxLength(80));
const sdp = z.string().check(z.minLength(1), z.maxLength(64_000));
const digits = z.string().check(z.regex(/^[0-9*#A-Dw]{1,200}$/));

const clientMessage = z.discriminatedUnion('type', [
  frame('listen', z.object({ token: z.optional(z.unknown()), reconnectTimeout: z.optional(z.number()) })),
  frame('register', z.object({ media: z.optional(z.object({ audio: z.optional(z.boolean()) })) })),
  frame(
    'invite',
    z.object({
      callsid,
      sdp,
      reconnect: z.optional(z.string().check(z.maxLength(200))),
      twilio: z.optional(z.object({ params: z.optional(z.string().check(z.maxLength(20_000))) })),
    }),
  ),
  frame('answer', z.object({ callsid, sdp })),
  frame('reinvite', z.object({ callsid, sdp })),
  frame('reject', z.object({ callsid })),
  frame('hangup', z.object({ callsid, message: z.optional(z.nullable(z.string())) })),
  frame('dtmf', z.object({ callsid, dtmf: digits })),
  frame(
    'message',
    z.object({
      callsid,
      content: z.unknown(),
      contenttype: z.optional(z.string()),
      messagetype: z.optional(z.string()),
      voiceeventsid: z.optional(z.string()),
    }),
  ),
]);

function frame<const T extends string, P extends z.ZodMiniObject>(type: T, payload: P) {
  return z.object({ type: z.literal(type), payload });
}

export type ClientMessage = z.infer<typeof clientMessage>;
export type ClientPayload<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>['payload'];

export type ClientFrame =
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'message'; readonly message: ClientMessage }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads one text frame of the client. Total: never throws, whatever arrives. */
export function parseClientFrame(text: string): ClientFrame {
  if (text === '\n' || text === '') return { kind: 'heartbeat' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { kind: 'malformed', why: 'The frame is not JSON.' };
  }
  const parsed = clientMessage.safeParse(withPayload(raw));
  if (parsed.success) return { kind: 'message', message: parsed.data };
  const issue = parsed.error.issues[0];
  return { kind: 'malformed', why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}` };
}

/** `unregister` may come with no payload at all; the schemas want one. */
function withPayload(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return { payload: {}, ...raw };
}

/** The custom parameters of `device.connect({ params })`, which travel url-encoded. A repeated name keeps its last value. */
export function parseParameters(encoded: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(encoded ?? ''));
}

/** The inverse, for the `Params` of an incoming call (`call.customParameters`). */
export function formatParameters(parameters: Readonly<Record<string, string>>): string {
  // `%20`, not `+`: the SDK decodes with decodeURIComponent, which leaves a plus sign as it is.
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}
