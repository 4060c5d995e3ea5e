import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { createApiClient } from '../client/client.js';
import { withRoutes } from '../client/methods.js';
import { createFakeApi } from './fake-api.js';
import { routes } from '../routes/index.js';
import { apiContract, type ContractSubject } from './contract/index.js';

/* The fake behind a real HTTP server: the contract is about the wire, and the client must work over one. */
const api = createFakeApi();
const server = createServer((request, response) => void serve(request, response));
let subject: ContractSubject;

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const stop = new AbortController();
  response.on('close', () => stop.abort());
  const body = await text(request);
  const answer = await api.fetch(`http://fake${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(body === '' ? {} : { body }),
    signal: stop.signal,
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) response.end();
  else
    Readable.fromWeb(answer.body as never)
      .on('error', () => response.destroy())
      .pipe(response);
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  subject = {
    baseUrl: `http://127.0.0.1:${port}`,
    token: api.token,
    apiKey: api.apiKey,
    agentId: 'agent-1',
    siteId: 'site-1',
  };
});

after(() => {
  server.closeAllConnections();
  server.close();
});

describe('the fake API keeps the contract', () => {
  for (const { name } of apiContract({ baseUrl: '', token: '', apiKey: '', agentId: '', siteId: '' })) {
    test(name, async () => {
      await apiContract(subject)
        .find((check) => check.name === name)
        ?.run();
    });
  }
});

describe('the client over HTTP', () => {
  test('works with nothing but a base URL and a key, as against the live service', async () => {
    const client = createApiClient({ baseUrl: subject.baseUrl, getToken: () => Promise.resolve(api.apiKey) });
    const { calls } = withRoutes(client, { calls: routes.calls });
    const started = await calls.createCall({
      body: { agentId: 'ai-1', fromNumber: '+442079460100', toNumber: '+15550100111x3', metadata: { order_id: '7' } },
      idempotencyKey: 'order-7',
    });
    assert.ok(started.data.kind === 'agent');
    assert.deepEqual(started.data.metadata, { order_id: '7' });
    const { data, pagination } = await calls.listCalls({ query: { limit: 1 } });
    assert.deepEqual([data.length, pagination.limit], [1, 1]);
  });
});
