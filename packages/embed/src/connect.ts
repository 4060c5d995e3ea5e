import type { GetSession } from './session/session-keeper.js';
import type { Connection } from './workspace/workspace.js';

export interface ConnectOptions {
  /** Address of the Dialora API, e.g. `https://api.dialora.ai`; the page's own origin when empty. */
  readonly api: string;
  /** Address on your own server that answers a POST with a session, or a function that fetches one. */
  readonly getSession: string | GetSession;
  readonly signal?: AbortSignal;
}

/**
 * Builds a workspace for `<dialora-provider>`:
 * `provider.workspace = (await connect({ api, getSession: '/my/session' })).workspace`.
 * Rejects only when its own code cannot be loaded; problems of session and network show in the workspace.
 */
export async function connect({ api, getSession, signal }: ConnectOptions): Promise<Connection> {
  const [{ assembleWorkspace }, { sessionFrom }] = await Promise.all([
    import('./workspace/workspace.js'),
    import('./session/session-url.js'),
  ]);
  signal?.throwIfAborted();
  const connection = assembleWorkspace({
    api,
    getSession: typeof getSession === 'string' ? sessionFrom(getSession) : getSession,
  });
  signal?.addEventListener('abort', () => void connection.close(), { once: true });
  return connection;
}
