import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../packages/tooling/test/browsers.mjs';
import { openApiCut } from './testing/api-cut.js';
import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import type { DemoServer } from './testing/server.js';
import { hears, watchConnections } from './testing/sound.js';

const typed = '(202) 555-0106';
/** The field may format what was typed; no digit of it may go. */
const digits = /202\D*555\D*0106/;

/** The desk with its line up in a page whose network the test commands. */
async function openDesk(visitor: BrowserContext): Promise<Desk> {
  return Desk.open(visitor);
}

test('a wrong number: the dialer says what is missing, and keeps what was typed', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await desk.dial('+1 20');
  await expect(desk.says(/not complete|not a phone number/)).toBeVisible();
  await expect(desk.numberField).toHaveValue('+1 20');
});

test('a number that nobody has: the call ends with that sentence and can be tried again', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await desk.dial('+1 202 555 0108');
  await expect(desk.says('This number cannot be reached')).toBeVisible();
  await expect(desk.dialer.getByRole('button', { name: /Call again/ })).toBeVisible();
});

test('do not call: the refusal says why and where the rule comes from', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await desk.dial('+44 20 7946 0456');
  await expect(desk.says('This call may not be placed.')).toBeVisible();
  await expect(desk.says(/not to be called|do not call|do-not-call/i)).toBeVisible();
});

test('a refused microphone: what to do next, and the number is still there', async ({ demo }) => {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    // Without the fake prompt a headless browser refuses every microphone.
    args: chromiumArgs.filter((arg) => arg !== '--use-fake-ui-for-media-stream'),
  });
  const context = await browser.newContext({ baseURL: demo.url });
  try {
    const page = await context.newPage();
    await page.goto('/desk/');
    const dialer = page.locator('dialora-dialer');
    await dialer.locator('input').first().fill(typed);
    await dialer.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(dialer.getByText(/microphone is blocked/i).last()).toBeVisible();
    await expect(dialer.getByText(/allow the microphone/i).last()).toBeVisible();
    await expect(dialer.locator('input').first()).toHaveValue(digits);
  } finally {
    await browser.close();
  }
});

test('the gateway is down: the dialer says that the line does not answer, and comes back by itself', async ({
  visitor,
}) => {
  const page = await visitor.newPage();
  let down = true;
  await page.routeWebSocket(/\/signal/, async (socket) => {
    if (down) await socket.close();
    else socket.connectToServer();
  });
  await page.goto('/desk/');
  const dialer = page.locator('dialora-dialer');
  await dialer.locator('input').first().fill(typed);
  await expect(dialer.getByText('The phone line does not answer.').last()).toBeVisible({ timeout: 30_000 });
  await expect(dialer.locator('input').first()).toHaveValue(digits);
  down = false;
  await expect(async () => {
    const again = dialer.getByRole('button', { name: /Try again/ });
    if (await again.isVisible()) await again.click();
    await expect(dialer.getByText('Ready', { exact: true })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
});

test('the API is down: the number stays, and the same press works once it is back', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await visitor.route('**/api/v1/**', (route) => route.abort('connectionrefused'));
  await desk.dial(typed);
  await expect(desk.says('Dialora does not answer right now.')).toBeVisible();
  await expect(desk.numberField).toHaveValue(digits);
  await visitor.unroute('**/api/v1/**');
  await desk.dialer.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(desk.says('Connected')).toBeVisible();
  await desk.hangUp();
});

test('a note written while the API is down waits, survives a reload, and arrives once', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await desk.find('Marta Ricci');
  await visitor.route('**/api/v1/activities', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue(),
  );
  const note = `Ring her on Thursday ${Date.now()}`;
  await desk.timeline.getByRole('textbox').fill(note);
  await desk.timeline.getByRole('textbox').press('Control+Enter');
  await expect(desk.timeline.getByText(note)).toBeVisible();
  await desk.page.reload();
  await expect(desk.timeline.getByText(note)).toBeVisible();
  await visitor.unroute('**/api/v1/activities');
  await desk.page.reload();
  await expect(desk.timeline.getByText(note)).toBeVisible();
  await expect(desk.timeline.getByText(/Waiting|Not sent|Sending/)).toHaveCount(0, { timeout: 30_000 });
  await expect(desk.timeline.getByText(note)).toHaveCount(1);
});

test('an expired token is renewed without anybody noticing', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  let refused = 0;
  await visitor.route('**/api/v1/calls', (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Unauthorized', status: 401, code: 'token_expired' }),
    });
  });
  await desk.dial(typed);
  await expect(desk.says('Connected')).toBeVisible();
  expect(refused).toBe(1);
  await desk.hangUp();
});

test('a session that cannot be renewed: the dialer says so and keeps the number', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  await visitor.route(/\/api\/v1\/calls|\/demo\/session/, (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Unauthorized', status: 401, code: 'token_expired' }),
    }),
  );
  await desk.dial(typed);
  await expect(desk.says('You are signed out.')).toBeVisible();
  await expect(desk.numberField).toHaveValue(digits);
});

test('a folder in use: a second start says whose it is and leaves it alone', async ({ demo }) => {
  const { code, said } = await demo.secondStart();
  expect(code).toBe(1);
  expect(said).toContain(demo.folder);
  expect(said).toMatch(/process \d+/i);
});

/** What the API has on record of calls since then, and how often they stand in the contact's feed, newest first. */
async function onRecord(demo: DemoServer, since: number) {
  const ask = async (path: string): Promise<readonly Record<string, unknown>[]> => {
    const response = await fetch(`${demo.url}/api/v1/${path}`, {
      headers: { authorization: 'Bearer dlr_test_northlight_demo' },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { readonly data: readonly Record<string, unknown>[] }).data;
  };
  const isNew = (at: unknown): boolean => Date.parse(String(at)) >= since;
  // Not a comparison of whole pages: what is new would push the oldest over the edge.
  const calls = (await ask('calls?limit=100')).filter((call) => isNew(call['started_at']));
  const feed = await ask('activities?contact_id=con_dana&type=call&limit=100');
  return { calls, entries: feed.filter((entry) => isNew(entry['occurred_at'])) };
}

test('the API alone goes in mid-call: the agent hangs up, is told why the log waits, and it arrives once, whole', async ({
  demo,
  chromiumBrowser,
}) => {
  const way = await openApiCut(demo.url);
  const context = await chromiumBrowser.newContext({ baseURL: way.url, viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watchConnections);
  try {
    const desk = await Desk.open(context);
    const handset = await Handset.open(context);
    const since = Date.now();
    await desk.dial('+1 202 555 0147');
    await handset.press('Answer');
    await expect(desk.says('Connected')).toBeVisible();
    await hears(handset.page);
    way.cut();
    // Nothing of the call goes through the API: both still hear each other.
    await hears(handset.page);
    await hears(desk.page);
    const hungUpAt = Date.now();
    await desk.hangUp();
    await expect(desk.says('You hung up')).toBeVisible();
    await expect(handset.page.getByText('Waiting for a call')).toBeVisible();
    const endedBy = Date.now();
    await desk.dialer.getByLabel('Outcome').selectOption('callback-requested');
    const note = `Wants the samples on Friday ${hungUpAt}`;
    await desk.dialer.getByLabel('Note', { exact: true }).fill(note);
    await desk.dialer.getByRole('button', { name: 'Save log' }).click();
    const waiting = desk.dialer.getByText(/^Call log with .*: kept on this device, waiting to be sent\.$/);
    await expect(waiting).toBeVisible();

    // The gateway told the server of the end; what the agent wrote is not there yet.
    const newest = async () => (await onRecord(demo, since)).calls[0];
    await expect.poll(async () => (await newest())?.['status']).toBe('completed');
    const ended = await newest();
    expect(ended).not.toHaveProperty('note');
    const endedAt = Date.parse(String(ended?.['ended_at']));
    expect(endedAt).toBeGreaterThanOrEqual(hungUpAt);
    expect(endedAt).toBeLessThanOrEqual(endedBy);
    const talkedMs = endedAt - Date.parse(String(ended?.['answered_at']));
    expect(Math.abs(Number(ended?.['duration_seconds']) * 1_000 - talkedMs)).toBeLessThanOrEqual(1_000);

    way.restore();
    await expect
      .poll(async () => (await newest())?.['note'], { message: 'the log arrives by itself', timeout: 60_000 })
      .toBe(note);
    await expect(waiting).toHaveCount(0);
    const { calls, entries } = await onRecord(demo, since);
    expect(calls).toEqual([{ ...ended, disposition: 'callback-requested', note }]);
    expect(entries).toEqual([expect.objectContaining({ call_id: calls[0]?.['id'], note })]);
  } finally {
    await context.close();
    await way.stop();
  }
});
