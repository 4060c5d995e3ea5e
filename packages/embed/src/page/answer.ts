import type { WorkspaceRequestEvent } from '@dialora/elements';
import { connect } from '../connect.js';

/**
 * Answers providers that have an API and a session address but no workspace. Providers with the same addresses share one
 * workspace, so that two of them on a page are one phone and one event stream. Returns the undo.
 */
export function answerWorkspaceRequests(root: Document): () => void {
  const known = new Map<string, { readonly connection: ReturnType<typeof connect>; users: number }>();

  const onRequest = (event: WorkspaceRequestEvent): void => {
    const { api, sessionUrl, provide, signal } = event.detail;
    event.stopPropagation();
    const key = JSON.stringify([api, sessionUrl]);
    const entry = known.get(key) ?? { connection: connect({ api, getSession: sessionUrl }), users: 0 };
    known.set(key, entry);
    entry.users += 1;
    signal.addEventListener('abort', () => {
      entry.users -= 1;
      // A provider that is moved in the page asks again at once: only one that stays away lets the phone go.
      setTimeout(() => {
        if (entry.users > 0 || known.get(key) !== entry) return;
        known.delete(key);
        void entry.connection.then((connection) => connection.close());
      }, 2000);
    });
    entry.connection.then(
      ({ workspace }) => provide(workspace),
      (error: unknown) => {
        known.delete(key);
        console.error('Dialora: its code could not be loaded. Check the network and the address of the script.', error);
      },
    );
  };

  root.addEventListener('dialora-workspace-request', onRequest);
  for (const provider of root.querySelectorAll('dialora-provider')) {
    // One that was defined before this script ran has asked in vain.
    if ('requestWorkspace' in provider) provider.requestWorkspace();
  }
  return () => root.removeEventListener('dialora-workspace-request', onRequest);
}
