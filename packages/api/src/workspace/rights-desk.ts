import type { RightsDesk } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import {
  createVisitorRequest,
  getVisitorRequest,
  sendVisitorCode,
  verifyVisitorRequest,
} from '../routes/privacy-requests.js';

/** A person's requests about their data, over the API. Asks for no token. */
export function createRightsDesk(client: ApiClient): RightsDesk {
  return {
    async perform(asked, { signal } = {}) {
      const options = signal === undefined ? {} : { signal };
      switch (asked.action) {
        case 'ask': {
          const { request, key } = asked;
          const input = { body: request, idempotencyKey: key, ...options };
          return (await client.send(createVisitorRequest, input)).data;
        }
        case 'send-code':
          return (await client.send(sendVisitorCode, { body: { receipt: asked.receipt }, ...options })).data;
        case 'prove': {
          const { receipt, code } = asked;
          return (await client.send(verifyVisitorRequest, { body: { receipt, code }, ...options })).data;
        }
        case 'status': {
          const { reference, receipt } = asked;
          return (await client.send(getVisitorRequest, { body: { reference, receipt }, ...options })).data;
        }
      }
    },
  };
}
