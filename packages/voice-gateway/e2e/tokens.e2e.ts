import type { Page } from '@playwright/test';
import { mintToken } from '../src/index.js';
import type { Bench } from './harness.js';
import { diary, expect, heard, secret, test } from './harness.js';

const now = Math.floor(Date.now() / 1000);

/** Short lives begin on a page that is ready, so that a slow machine cannot use them up. */
async function renew(bench: Bench, page: Page, ttlSeconds: number): Promise<void> {
  const token = bench.gateway.mintToken('agent.1', { ttlSeconds });
  await page.evaluate((next) => window.phone.renew(next), token);
}

const badTokens = [
  { name: 'expired', token: mintToken('agent.1', { secret, issuedAt: now - 100, ttlSeconds: 60 }), code: 20104 },
  { name: 'malformed', token: 'not a token', code: 20101 },
  { name: 'of another signature', token: mintToken('agent.1', { secret: 'another' }), code: 31202 },
];

for (const { name, token, code } of badTokens) {
  test(`a token that is ${name} is refused with ${code}`, async ({ bench }) => {
    const page = await bench.phone('agent.1', { token, register: false });
    await page.evaluate(() => window.phone.register());
    await heard(page, `device:error ${code}`);
    expect(await diary(page)).not.toContain('device:registered');
  });
}

test('a token that may not be rung cannot register', async ({ bench }) => {
  const token = mintToken('agent.1', { secret, incoming: false });
  const page = await bench.phone('agent.1', { token, register: false });
  await page.evaluate(() => window.phone.register());
  await heard(page, 'device:error 20151');
  expect(bench.gateway.devices('agent.1')).toBe(0);
});

test('a token is renewed on the same socket before it runs out', async ({ bench }) => {
  const page = await bench.phone('agent.1', { device: { tokenRefreshMs: 3_000 } });
  await renew(bench, page, 5);
  await heard(page, 'device:tokenWillExpire');
  await renew(bench, page, 3600);
  await page.evaluate(() => window.phone.dial({ To: 'talk', RingMs: '100' }));
  await heard(page, 'call:accept');
  expect(bench.gateway.devices('agent.1')).toBe(1);
});

test('a token that runs out takes the device off, until it is renewed', async ({ bench }) => {
  const page = await bench.phone('agent.1');
  await renew(bench, page, 2);
  await heard(page, 'device:error 20104');
  await heard(page, 'device:unregistered');
  expect(bench.gateway.devices('agent.1')).toBe(0);
  await renew(bench, page, 3600);
  await expect.poll(() => bench.gateway.devices('agent.1')).toBe(1);
});
