import type { Context } from 'hono';

/** What the server knows about a request besides the request. */
export interface Env {
  readonly Bindings: {
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
  };
  readonly Variables: {
    requestId: string;
    /** Scheme, host and port that the client asked for. */
    ownOrigin: string;
  };
}

export type RequestContext = Context<Env>;

/** Where the connection comes from. Held in memory for rate limits, never written anywhere. */
export function remoteAddress(c: RequestContext): string {
  // Absent when the app is called without a socket, as tests do.
  return (c.env as Env['Bindings'] | undefined)?.incoming?.socket.remoteAddress ?? 'local';
}
