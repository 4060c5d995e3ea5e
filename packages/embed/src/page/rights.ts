import type { RightsDesk } from '@dialora/core';
import type { RightsActionEvent } from '@dialora/elements';

/**
 * Performs what a visitor asks of an element that names its `api` itself and stands in no provider: a privacy page needs
 * no session. The code for it is loaded with the first request. Returns the undo.
 */
export function answerRightsActions(root: Document): () => void {
  const desks = new Map<string, Promise<RightsDesk>>();

  async function open(api: string): Promise<RightsDesk> {
    const { createApiClient, createRightsDesk } = await import('@dialora/api');
    const getToken = (): Promise<undefined> => Promise.resolve(undefined);
    return createRightsDesk(createApiClient({ baseUrl: api.replace(/\/+$/, ''), getToken }));
  }

  function deskOf(api: string): Promise<RightsDesk> {
    const known = desks.get(api);
    if (known !== undefined) return known;
    const desk = open(api);
    desks.set(api, desk);
    // Offline while loading: the next request tries again.
    desk.catch(() => desks.delete(api));
    return desk;
  }

  const onAction = (event: RightsActionEvent): void => {
    const { api } = event;
    if (event.outcome !== undefined || event.defaultPrevented || api === undefined) return;
    event.outcome = deskOf(api).then((desk) => desk.perform(event.detail, { signal: event.signal }));
  };

  root.addEventListener('dialora-rights-action', onAction);
  return () => root.removeEventListener('dialora-rights-action', onAction);
}
