import type { LogEntry } from '@dialora/core';
import { createApiClient } from '../client/client.js';
import { createLogBook } from './log-book.js';

/*
 * A page for the tests to kill: writes what it is told to its outbox and gets stuck in sending it.
 */
addEventListener('message', (event: MessageEvent<{ readonly accountId: string; readonly entry: LogEntry }>) => {
  const client = createApiClient({
    baseUrl: 'https://api.example.test',
    getToken: () => Promise.resolve('token'),
    fetch: () => {
      postMessage('sending');
      return new Promise(() => undefined);
    },
  });
  void createLogBook({ client, accountId: event.data.accountId, agentId: 'agent-1' }).add(event.data.entry);
});
