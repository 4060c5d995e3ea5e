import type { LiveEvents, VoicemailSource } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { createVoicemailLink, listVoicemails, updateVoicemail } from '../routes/voicemails.js';

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** Voicemail from the API; told of new ones by the event stream. Nothing is kept. */
export function createVoicemailSource(client: ApiClient, live: LiveEvents): VoicemailSource {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let stop: (() => void) | undefined;

  function follow(): () => void {
    return live.subscribe(
      (event) => {
        if ('activity' in event && event.activity.type === 'voicemail') tell();
      },
      { onGap: tell },
    );
  }

  return {
    async page({ before, limit = 50, heard }, { signal } = {}) {
      const query = {
        limit,
        ...(before === undefined ? {} : { before }),
        ...(heard === undefined ? {} : { heard }),
      };
      const { data, pagination } = await client.send(listVoicemails, { query, ...withSignal(signal) });
      const next = pagination.hasMore ? pagination.nextCursor : null;
      return { items: data, ...(next === null ? {} : { before: next }) };
    },
    async link(id, { signal } = {}) {
      const { data } = await client.send(createVoicemailLink, { params: { id }, ...withSignal(signal) });
      return data;
    },
    async setHeard(id, heard, { signal } = {}) {
      const { data } = await client.send(updateVoicemail, { params: { id }, body: { heard }, ...withSignal(signal) });
      tell();
      return data;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
