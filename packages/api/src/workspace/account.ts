import { createStore, toProblem, type Agent, type CallerId, type Loadable, type Readable } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { getMe, listCallerIds } from '../routes/session.js';

/** Something that is fetched once and again on demand; keeps what it had while a reload runs or failed. */
export interface Resource<T> extends Readable<Loadable<T>> {
  reload(): Promise<void>;
}

/** Wraps a fetch. Nothing is asked before the first `reload`. The answer of an overtaken reload is dropped. */
export function createResource<T>(fetchValue: (options: { readonly signal: AbortSignal }) => Promise<T>): Resource<T> {
  const store = createStore<Loadable<T>>({ state: 'loading' });
  let current: AbortController | undefined;

  function kept(): { readonly stale?: T } {
    const last = store.get();
    if (last.state === 'ready') return { stale: last.value };
    return last.stale === undefined ? {} : { stale: last.stale };
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async reload() {
      current?.abort();
      const own = new AbortController();
      current = own;
      store.set({ state: 'loading', ...kept() });
      try {
        const value = await fetchValue({ signal: own.signal });
        if (current === own) store.set({ state: 'ready', value });
      } catch (error) {
        if (current === own) store.set({ state: 'failed', problem: toProblem(error), ...kept() });
      }
    },
  };
}

/** Who is signed in. */
export function createAgentResource(client: ApiClient): Resource<Agent> {
  return createResource(async (options) => (await client.send(getMe, options)).data);
}

/** The numbers that may be shown as caller id. */
export function createCallerIdResource(client: ApiClient): Resource<readonly CallerId[]> {
  return createResource(async (options) => (await client.send(listCallerIds, options)).data);
}
