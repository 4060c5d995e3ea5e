import type { ActivitySource } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { listActivities } from '../routes/activities.js';

/** Feeds from the API, page by page. Nothing is kept: the timeline holds what it shows. */
export function createActivitySource(client: ApiClient): ActivitySource {
  return {
    async page({ contactId, before, limit = 50, type }, { signal } = {}) {
      const { data, pagination } = await client.send(listActivities, {
        query: {
          contactId,
          limit,
          ...(before === undefined ? {} : { before }),
          ...(type === undefined ? {} : { type }),
        },
        ...(signal === undefined ? {} : { signal }),
      });
      const next = pagination.hasMore ? pagination.nextCursor : null;
      return { items: data, ...(next === null ? {} : { before: next }) };
    },
  };
}
