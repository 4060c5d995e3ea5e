import * as z from 'zod/mini';

/** The port over which extension pages fetch. One per page; many requests on it at a time. */
export const networkPort = 'dialora:network';

const id = z.string().check(z.minLength(1), z.maxLength(64));

/** Headers a page may set itself. The credential is not among them: the service worker alone adds it. */
export const pageHeaders = ['accept', 'content-type', 'idempotency-key', 'if-match', 'last-event-id'] as const;

export const toWorkerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    id,
    method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
    /** Below the API only; no page can make the worker speak to another host or to the sign-in endpoints. */
    path: z.string().check(z.regex(/^\/api\/v1\/(?!.*\/\.)[\w\-./~%?&=+:@,!]*$/), z.maxLength(4000)),
    headers: z.record(z.enum(pageHeaders), z.optional(z.string())),
    body: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('abort'), id }),
]);

/** Ports carry JSON: text goes as it is, the bytes of a file in base64. */
export const toPageSchema = z.discriminatedUnion('kind', [
  /** The worker has the request: told at once, so that a worker that was stopped just then is noticed. */
  z.object({ kind: z.literal('taken'), id }),
  z.object({
    kind: z.literal('head'),
    id,
    status: z.number(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
  z.object({ kind: z.literal('chunk'), id, text: z.string() }),
  z.object({ kind: z.literal('bytes'), id, base64: z.string() }),
  z.object({ kind: z.literal('end'), id }),
  z.object({ kind: z.literal('failed'), id }),
]);

export type ToWorker = z.output<typeof toWorkerSchema>;
export type ToPage = z.output<typeof toPageSchema>;

/** As much of a `runtime.Port` as is used, so that tests can bring a pair of their own. */
export interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}
