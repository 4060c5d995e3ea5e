import { browser } from 'wxt/browser';
import { createApiClient, type ApiClient } from '@dialora/api';
import { send } from '../messages/send.js';
import { target } from '../platform/target.js';
import { networkPort } from './frames.js';
import { createWorkerFetch } from './worker-fetch.js';

/**
 * The API for extension pages. Requests are carried out by the service worker, so a page never holds a token: what the
 * client takes for one here is only the number of the worker's present session.
 */
export function createPageClient(): ApiClient {
  return createApiClient({
    baseUrl: target.apiOrigin,
    fetch: createWorkerFetch({ connect: () => browser.runtime.connect({ name: networkPort }) }),
    async getToken({ fresh }) {
      const { state, generation } = await send({ type: 'session', fresh });
      return state === 'signed-in' ? `session-${generation}` : undefined;
    },
  });
}
