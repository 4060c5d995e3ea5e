import { DialoraError, systemClock, type Clock, type PrivacyDesk } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { wait } from '../internal/wait.js';
import { createExport, downloadExport, getExport } from '../routes/exports.js';
import { createPrivacyRequest, listPrivacyRequests } from '../routes/privacy-requests.js';

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** An export that is not made by then has failed for whoever waits for it. Milliseconds. */
const patience = 120_000;
const pause = 1000;

/** Rights as actions over the API. An export is asked for, waited for and fetched. */
export function createPrivacyDesk(client: ApiClient, clock: Clock = systemClock): PrivacyDesk {
  return {
    async requests(contactId, { signal } = {}) {
      const query = { contactId, limit: 20 };
      return (await client.send(listPrivacyRequests, { query, ...withSignal(signal) })).data;
    },
    async request(request, { signal } = {}) {
      const body = { ...request, requester: { ...request.requester, relation: 'self' } } as const;
      return (await client.send(createPrivacyRequest, { body, ...withSignal(signal) })).data;
    },
    async exportContact(contactId, format, { signal } = {}) {
      const body = { scope: 'contact', contactId, format } as const;
      let { data } = await client.send(createExport, { body, ...withSignal(signal) });
      const params = { id: data.id };
      const until = clock.now() + patience;
      while (data.status === 'queued' || data.status === 'running') {
        if (clock.now() >= until) throw new DialoraError({ kind: 'server-error', code: 'export_too_slow' });
        await wait(clock, pause, signal);
        ({ data } = await client.send(getExport, { params, ...withSignal(signal) }));
      }
      if (data.status !== 'ready') throw new DialoraError({ kind: 'server-error', code: `export_${data.status}` });
      const answer = await client.open(downloadExport, { params, ...withSignal(signal) });
      const zipped = answer.headers.get('content-type')?.includes('zip') === true;
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return { fileName: `contact-${day}.${zipped ? 'zip' : format}`, content: await answer.blob() };
    },
  };
}
