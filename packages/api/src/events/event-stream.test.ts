import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveEvent } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createApiClient } from '../client/client.js';
import type { WireEvent } from '../schemas/events.js';
import { createFakeApi } from '../testing/fake-api.js';
import { createEventStream } from './event-stream.js';
import { createLiveEvents } from './live-events.js';

const note = (id: string) => ({
  type: 'note',
  id,
  contact_id: 'contact-1',
  occurred_at: '2026-11-22T09:30:00.000Z',
  body: id,
});

function setUp() {
  const api = createFakeApi();
  const clock = createManualClock();
  const net = { down: false };
  let online = (): void => undefined;
  const client = createApiClient({
    baseUrl: 'https://api.example.test',
    getToken: () => Promise.resolve(api.token),
    fetch: (url, init) => (net.down ? Promise.reject(new TypeError('down')) : api.fetch(url, init)),
    clock,
  });
  const stream = createEventStream(client, {
    clock,
    random: () => 0,
    online: { isOnline: () => true, onOnline: (listener) => ((online = listener), () => undefined) },
  });
  const heard: string[] = [];
  let gaps = 0;
  const listen = (): (() => void) =>
    stream.subscribe((event) => heard.push(idOf(event)), { onGap: () => void (gaps += 1) });
  return { api, clock, net, stream, heard, listen, gaps: () => gaps, online: () => online() };
}

const idOf = ({ event, data }: WireEvent): string => `${event} ${'id' in data ? data.id : ''}`;

/** Waits, for as long as anything can still happen without time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the event stream', () => {
  test('connects with the first listener and disconnects with the last', async () => {
    const { api, clock, stream, listen } = setUp();
    assert.equal(api.events.listeners, 0);
    const [first, second] = [listen(), listen()];
    await settle();
    assert.deepEqual([api.events.listeners, stream.state.get()], [1, 'open']);
    first();
    await settle();
    assert.equal(api.events.listeners, 1);
    second();
    await settle();
    assert.deepEqual([api.events.listeners, clock.pending], [0, 0]);
  });

  test('tells each event once and in order, over a broken line too', async () => {
    const { api, clock, heard, listen, gaps, stream } = setUp();
    const stop = listen();
    await settle();
    api.events.tell('activity.created', note('one'));
    await settle();
    api.events.cut();
    await settle();
    assert.equal(stream.state.get(), 'lost');
    api.events.tell('activity.created', note('two'));
    api.events.tell('activity.deleted', { id: 'one', contact_id: 'contact-1' });
    clock.advance(500);
    await settle();
    assert.deepEqual(heard, ['activity.created one', 'activity.created two', 'activity.deleted one']);
    assert.deepEqual([gaps(), stream.state.get()], [0, 'open']);
    stop();
  });

  test('resumes a line that broke before anything had happened', async () => {
    const { api, clock, heard, listen, gaps } = setUp();
    const stop = listen();
    await settle();
    api.events.cut();
    api.events.tell('activity.created', note('missed'));
    await settle();
    clock.advance(500);
    await settle();
    assert.deepEqual([heard, gaps()], [['activity.created missed'], 0]);
    stop();
  });

  test('says so when what was missed cannot be had any more', async () => {
    const { api, clock, listen, gaps, heard } = setUp();
    const stop = listen();
    await settle();
    api.events.cut();
    api.events.tell('activity.created', note('lost'));
    api.events.forget();
    await settle();
    clock.advance(500);
    await settle();
    assert.equal(gaps(), 1);
    api.events.tell('activity.created', note('next'));
    await settle();
    assert.deepEqual(heard, ['activity.created next']);
    stop();
  });

  test('an event it cannot read is a gap, one it does not know is nothing', async () => {
    const { api, heard, listen, gaps } = setUp();
    const stop = listen();
    await settle();
    api.events.tell('activity.created', { type: 'note', id: 7 });
    api.events.tell('weather.changed', { rain: true });
    await settle();
    assert.deepEqual([heard, gaps()], [[], 1]);
    stop();
  });

  test('gives a silent line up and builds another', async () => {
    const { api, clock, listen, stream } = setUp();
    const stop = listen();
    await settle();
    clock.advance(44_999);
    await settle();
    assert.equal(stream.state.get(), 'open');
    clock.advance(1);
    await settle();
    assert.equal(stream.state.get(), 'lost');
    clock.advance(500);
    await settle();
    assert.deepEqual([stream.state.get(), api.asked('GET', '/api/v1/events')], ['open', 2]);
    stop();
  });

  test('tries in growing pauses, and at once when the network returns', async () => {
    const { net, clock, listen, stream, api, online } = setUp();
    net.down = true;
    const stop = listen();
    await settle();
    assert.deepEqual([stream.state.get(), stream.problem.get()?.kind], ['lost', 'api-unreachable']);
    for (const pause of [500, 1000, 2000, 4000]) {
      clock.advance(pause);
      await settle();
    }
    net.down = false;
    clock.advance(7999);
    await settle();
    assert.equal(stream.state.get(), 'lost');
    online();
    await settle();
    assert.deepEqual([stream.state.get(), stream.problem.get(), api.events.listeners], ['open', undefined, 1]);
    stop();
  });

  test('speaks core’s language to elements', async () => {
    const { api, stream } = setUp();
    const live: LiveEvent[] = [];
    const stop = createLiveEvents(stream).subscribe((event) => live.push(event));
    await settle();
    api.events.tell('activity.updated', note('one'));
    api.events.tell('contact.updated', api.records.contacts.get('contact-1'));
    api.events.tell('call.updated', api.records.calls.get('call-1'));
    await settle();
    assert.deepEqual(
      live.map((event) => event.type),
      ['activity-updated', 'contact-updated'],
    );
    assert.equal(live[0]?.type === 'activity-updated' ? live[0].activity.contactId : '', 'contact-1');
    stop();
  });
});
