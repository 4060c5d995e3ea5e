import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DialoraError, type Loadable } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createApiClient } from '../client/client.js';
import { createEventStream } from '../events/event-stream.js';
import { createLiveEvents } from '../events/live-events.js';
import { createFakeApi } from '../testing/fake-api.js';
import { createAgentResource, createCallerIdResource, createResource } from './account.js';
import { createActivitySource } from './activity-source.js';
import { createCallService } from './call-service.js';
import { createContactSource } from './contact-source.js';

function setUp() {
  const api = createFakeApi();
  const clock = createManualClock();
  const client = createApiClient({
    baseUrl: 'https://api.example.test',
    getToken: () => Promise.resolve(api.token),
    fetch: api.fetch,
    clock,
  });
  return { api, clock, client };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const contactPath = '/api/v1/contacts/contact-1';

describe('contacts', () => {
  test('are asked for once by however many cards, and again when they have grown old', async () => {
    const { api, clock, client } = setUp();
    const source = createContactSource(client, { clock, ttlMs: 1000 });
    const [one, two] = await Promise.all([source.get('contact-1'), source.get('contact-1')]);
    assert.equal(one, two);
    await source.get('contact-1');
    assert.equal(api.asked('GET', contactPath), 1);
    clock.advance(1000);
    await source.get('contact-1');
    assert.equal(api.asked('GET', contactPath), 2);
  });

  test('that one card gives up on still arrive at the other', async () => {
    const { client } = setUp();
    const source = createContactSource(client);
    const stop = new AbortController();
    const [left, stays] = [source.get('contact-1', { signal: stop.signal }), source.get('contact-1')];
    stop.abort();
    await assert.rejects(left, { name: 'AbortError' });
    assert.equal((await stays).name, 'Ada Bianchi');
  });

  test('found by look-up or search need not be asked for again', async () => {
    const { api, client } = setUp();
    const source = createContactSource(client);
    assert.equal((await source.lookup({ number: '+15550100111' }))[0]?.id, 'contact-1');
    assert.equal((await source.lookup({ email: 'ADA@example.test' })).length, 1);
    assert.deepEqual(await source.lookup({ number: '+15550100999' }), []);
    assert.equal((await source.search(' bianchi ', { limit: 5 })).length, 1);
    assert.equal((await source.search('')).length, 1);
    await source.get('contact-1');
    assert.equal(api.asked('GET', contactPath), 0);
  });

  test('change with the live events', async () => {
    const { api, clock, client } = setUp();
    const live = createLiveEvents(createEventStream(client, { clock }));
    const source = createContactSource(client, { clock, live });
    await source.get('contact-1');
    await settle();
    api.events.tell('contact.updated', { ...api.records.contacts.get('contact-1'), name: 'Ada Rossi' });
    await settle();
    assert.equal((await source.get('contact-1')).name, 'Ada Rossi');
    assert.equal(api.asked('GET', contactPath), 1);
    source.close();
    await settle();
    assert.equal(api.events.listeners, 0);
  });

  test('do not come back into the cache after a sign-out', async () => {
    const { api, client } = setUp();
    const source = createContactSource(client);
    const late = source.get('contact-1');
    source.clear();
    await late;
    await source.get('contact-1');
    assert.equal(api.asked('GET', contactPath), 2);
  });

  test('that do not exist are a problem of that kind', async () => {
    const { client } = setUp();
    await assert.rejects(
      createContactSource(client).get('nobody'),
      (error: DialoraError) => error.problem.kind === 'not-found',
    );
  });
});

describe('activities', () => {
  test('come page by page until there are no older ones', async () => {
    const { api, client } = setUp();
    for (const minute of ['01', '02', '03']) {
      const id = `note-${minute}`;
      api.records.activities.set(id, {
        type: 'note',
        id,
        contact_id: 'contact-1',
        occurred_at: `2026-03-01T10:${minute}:00.000Z`,
        body: minute,
      });
    }
    const source = createActivitySource(client);
    const first = await source.page({ contactId: 'contact-1', limit: 2 });
    assert.deepEqual(
      first.items.map((each) => each.id),
      ['note-03', 'note-02'],
    );
    assert.ok(first.before !== undefined);
    const second = await source.page({ contactId: 'contact-1', limit: 2, before: first.before });
    assert.deepEqual([second.items.map((each) => each.id), 'before' in second], [['note-01'], false]);
  });
});

describe('calls', () => {
  test('are placed by number and contact, and the answer is a call id', async () => {
    const { api, client } = setUp();
    const service = createCallService(client);
    const call = await service.place({
      number: '+15550100111',
      from: '+15550100200',
      contactId: 'contact-1',
      extension: '42',
    });
    assert.deepEqual([call.toNumber, call.fromNumber, call.contactId], ['+15550100111', '+15550100200', 'contact-1']);
    assert.equal(api.call(call.id)?.status, 'queued');
    assert.equal((await service.get(call.id)).id, call.id);
  });

  test('that may not be placed are a refusal with its reasons', async () => {
    const { api, client } = setUp();
    const ada = api.records.contacts.get('contact-1');
    if (ada !== undefined) api.records.contacts.set('contact-1', { ...ada, do_not_call: true });
    await assert.rejects(createCallService(client).place({ number: '+15550100111' }), (error: DialoraError) => {
      assert.equal(error.problem.kind, 'refused');
      assert.equal(error.problem.decision?.reasons[0]?.code, 'do-not-call');
      return true;
    });
  });

  test('need a token of the carrier', async () => {
    const { client } = setUp();
    const token = await createCallService(client).voiceToken();
    assert.deepEqual([token.identity, token.gateway], ['agent.agent-1', null]);
  });
});

describe('what is loaded once', () => {
  test('is there after a reload: agent and caller ids', async () => {
    const { client } = setUp();
    const [agent, callerIds] = [createAgentResource(client), createCallerIdResource(client)];
    assert.deepEqual(agent.get(), { state: 'loading' });
    await Promise.all([agent.reload(), callerIds.reload()]);
    const [who, numbers] = [agent.get(), callerIds.get()];
    assert.equal(who.state === 'ready' && who.value.name, 'Sam Patel');
    assert.deepEqual(numbers.state === 'ready' && numbers.value.map((each) => each.isDefault), [true, false]);
  });

  test('keeps what it had when a reload fails, and drops the answer of an overtaken one', async () => {
    const answers: (() => Promise<string>)[] = [
      () => Promise.resolve('first'),
      () => Promise.reject(new DialoraError({ kind: 'offline' })),
      () => new Promise((resolve) => setImmediate(() => resolve('overtaken'))),
      () => Promise.resolve('last'),
    ];
    const resource = createResource(() => answers.shift()?.() ?? assert.fail('one reload too many'));
    const seen: Loadable<string>[] = [];
    resource.subscribe((value) => seen.push(value));
    await resource.reload();
    await resource.reload();
    assert.deepEqual(resource.get(), { state: 'failed', problem: { kind: 'offline' }, stale: 'first' });
    await Promise.all([resource.reload(), resource.reload()]);
    assert.deepEqual(resource.get(), { state: 'ready', value: 'last' });
    assert.ok(!JSON.stringify(seen).includes('overtaken'));
  });
});
