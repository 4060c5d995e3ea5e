import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import type { DialoraError } from '@dialora/core';
import { type LogEntry } from '@dialora/core';
import { createApiClient } from '../client/client.js';
import { createFakeApi, type FakeApi } from '../testing/fake-api.js';
import { createLogBook, logBookName, type DurableLogBook } from './log-book.js';
import { until } from '../../../tooling/test/until.js';

/*
 * The contract of the log book on the browser's own IndexedDB, Web Locks and BroadcastChannel. A "tab" is another log
 * book over the same database; a killed one is a worker that is terminated.
 */

const open: DurableLogBook[] = [];
const workers: Worker[] = [];
let account = 0;

function newAccount(): string {
  account += 1;
  return `acc-${Date.now()}-${account}`;
}

function tab(api: FakeApi, accountId: string, fetch: typeof globalThis.fetch = api.fetch): DurableLogBook {
  const client = createApiClient({
    baseUrl: 'https://api.example.test',
    getToken: () => Promise.resolve(api.token),
    fetch,
  });
  const log = createLogBook({ client, accountId, agentId: 'agent-1', random: () => 0 });
  open.push(log);
  return log;
}

const note = (body: string): LogEntry => ({
  type: 'note',
  contactId: 'contact-1',
  body,
  occurredAt: '2026-11-22T09:30:00.000Z',
});
const bodies = (log: DurableLogBook): string[] =>
  log.pending.get().map((item) => `${item.entry.type === 'note' ? item.entry.body : item.entry.type} ${item.state}`);
const notesIn = (api: FakeApi): string[] => api.notes().map((each) => each.body);
const empty = (log: DurableLogBook): Promise<void> =>
  until(() => log.pending.get().length === 0, 'the outbox stays full');
const unreachable: typeof globalThis.fetch = () => Promise.reject(new TypeError('no route'));

describe('the durable log book', () => {
  afterEach(async () => {
    workers.splice(0).forEach((worker) => worker.terminate());
    await Promise.all(open.splice(0).map((log) => log.wipe().catch(() => undefined)));
  });

  it('keeps a note before it sends it, sends it, and forgets it once acknowledged', async () => {
    const api = createFakeApi();
    const log = tab(api, newAccount());
    const id = await log.add(note('hello'));
    await empty(log);
    expect(notesIn(api)).to.deep.equal(['hello']);
    expect(api.notes()[0]?.id).to.equal(id);
  });

  it('sends a call log to its call', async () => {
    const api = createFakeApi();
    const log = tab(api, newAccount());
    await log.add({ type: 'call-log', callId: 'call-1', disposition: 'interested', note: 'call back' });
    await empty(log);
    expect(api.call('call-1')).to.include({ disposition: 'interested', note: 'call back' });
  });

  it('survives the page: written, never sent, found by the next one', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    const first = tab(api, accountId, unreachable);
    await first.add(note('before the crash'));
    first.close();
    expect(notesIn(api)).to.deep.equal([]);
    const next = tab(api, accountId);
    await until(() => notesIn(api).length === 1);
    await empty(next);
    expect(notesIn(api)).to.deep.equal(['before the crash']);
  });

  it('arrives once when the page dies between sending and acknowledging', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    // The API takes the note, the answer never arrives.
    let taken = 0;
    const deaf: typeof globalThis.fetch = async (url, init) => {
      await api.fetch(url, init);
      taken += 1;
      return new Promise(() => undefined);
    };
    const first = tab(api, accountId, deaf);
    await first.add(note('once'));
    await until(() => taken === 1);
    first.close();
    const next = tab(api, accountId);
    await until(() => api.asked('POST', '/api/v1/activities') >= 2, 'the next page does not send it again');
    await empty(next);
    expect(notesIn(api)).to.deep.equal(['once']);
  });

  it('survives a worker that is killed in the middle of sending, lock and all', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    const worker = new Worker(new URL('./kill.worker.ts', import.meta.url), { type: 'module' });
    workers.push(worker);
    const sending = new Promise<void>((resolve) =>
      worker.addEventListener('message', (event) => {
        if (event.data === 'sending') resolve();
      }),
    );
    worker.postMessage({ accountId, entry: note('from the worker') });
    await sending;
    const here = tab(api, accountId);
    await until(() => bodies(here)[0] === 'from the worker waiting');
    expect(notesIn(api), 'the worker holds the lock').to.deep.equal([]);
    worker.terminate();
    await until(() => notesIn(api).length === 1, 'nobody took over');
    await empty(here);
    expect(notesIn(api)).to.deep.equal(['from the worker']);
  });

  it('shows every tab the same, and two tabs send everything once', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    let isOpen = false;
    const door: typeof globalThis.fetch = (url, init) => (isOpen ? api.fetch(url, init) : unreachable(url, init));
    const [left, right] = [tab(api, accountId, door), tab(api, accountId, door)];
    const texts = Array.from({ length: 10 }, (_each, index) => `note ${index}`);
    for (const [index, text] of texts.entries()) await (index % 2 === 0 ? left : right).add(note(text));
    await until(() => left.pending.get().length === 10 && right.pending.get().length === 10);
    expect(left.pending.get().map((item) => item.id)).to.deep.equal(right.pending.get().map((item) => item.id));
    isOpen = true;
    window.dispatchEvent(new Event('online'));
    await Promise.all([empty(left), empty(right)]);
    expect(notesIn(api).sort()).to.deep.equal(texts);
    expect(api.asked('POST', '/api/v1/activities')).to.equal(10);
  });

  it('keeps what was refused, and lets a person try again or give up, from any tab', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    const [left, right] = [tab(api, accountId), tab(api, accountId)];
    api.failNext({ status: 422, code: 'validation_failed' });
    const id = await left.add(note('odd'));
    await until(() => bodies(right)[0] === 'odd stuck');
    expect(right.pending.get()[0]?.problem?.kind).to.equal('invalid');
    await right.retry(id);
    await Promise.all([empty(left), empty(right)]);
    expect(notesIn(api)).to.deep.equal(['odd']);
    api.failNext({ status: 404, code: 'not_found' });
    const other = await left.add(note('lost cause'));
    await until(() => bodies(right)[0] === 'lost cause stuck');
    await right.discard(other);
    await Promise.all([empty(left), empty(right)]);
    expect(notesIn(api)).to.deep.equal(['odd']);
  });

  it('is gone from every tab and from the disk at sign-out', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    const [left, right] = [tab(api, accountId, unreachable), tab(api, accountId, unreachable)];
    await left.add(note('private'));
    await until(() => right.pending.get().length === 1);
    await left.wipe();
    await until(() => right.pending.get().length === 0);
    const refused = await right.add(note('too late')).catch((error: unknown) => error);
    expect((refused as DialoraError).problem.kind).to.equal('signed-out');
    const names = (await indexedDB.databases()).map((each) => each.name);
    expect(names).not.to.include(logBookName(accountId, 'agent-1'));
    expect(tab(api, accountId).pending.get()).to.deep.equal([]);
  });

  it('leaves alone what it does not understand, and works on', async () => {
    const api = createFakeApi();
    const accountId = newAccount();
    const first = tab(api, accountId);
    await first.add(note('makes the database'));
    await empty(first);
    first.close();
    const db = await openDB(logBookName(accountId, 'agent-1'), 1);
    await db.add('entries', { id: 'from-the-future', payload: { type: 'hologram' } });
    db.close();
    const next = tab(api, accountId);
    await next.add(note('as ever'));
    await empty(next);
    expect(notesIn(api)).to.deep.equal(['makes the database', 'as ever']);
  });
});
