import { aTimeout, expect } from '@open-wc/testing';
import { build } from './fixtures.js';
import { watchPage } from './watch.js';
import { until } from '../../../packages/tooling/test/until.js';

describe('watching a page', () => {
  let abort: AbortController;
  let looks: number;

  beforeEach(() => {
    abort = new AbortController();
    looks = 0;
    watchPage(document, () => (looks += 1), { signal: abort.signal, quietMs: 20, longestMs: 80 });
  });
  afterEach(() => {
    abort.abort();
    document.body.replaceChildren();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('looks at once, and again after nodes or the address changed', async () => {
    expect(looks).to.equal(1);
    document.body.append(build('div'));
    await until(() => looks === 2, 'no look after a new node');
    location.hash = 'inbox/FMfcgzQcnBhwkzTdNbXkQ';
    await until(() => looks === 3, 'no look after a new address');
  });

  it('gathers a storm into few looks, and is not put off for ever by one', async () => {
    const started = performance.now();
    let batches = 0;
    // The storm ends only after it was looked at: one that puts the look off for ever would run into the test's time.
    while (looks < 3 || performance.now() - started < 300) {
      document.body.append(...Array.from({ length: 50 }, () => build('span')));
      batches += 1;
      await aTimeout(0);
    }
    // A batch every few milliseconds, a look every twenty at the soonest.
    expect(looks).to.be.at.most(1 + (performance.now() - started) / 20);
    expect(looks).to.be.below(batches);
  });

  it('takes no notice of somebody writing', async () => {
    const field = build('div', { contenteditable: 'true' });
    document.body.append(field);
    await until(() => looks === 2);
    for (let typed = 0; typed < 20; typed += 1) field.append(build('br'));
    await aTimeout(150);
    expect(looks).to.equal(2);
  });

  it('stops with its signal', async () => {
    abort.abort();
    document.body.append(build('div'));
    await aTimeout(150);
    expect(looks).to.equal(1);
  });
});
