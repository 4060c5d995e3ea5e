import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { handle, type RuleSet } from './testing/consent-o-matic.js';
import { expect, test, type Page } from './testing/demo.js';

const { resolve } = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');

/** What the tool tells the browser that carries it; see lib/messages.ts of @duckduckgo/autoconsent. */
interface Message {
  readonly type: string;
  readonly cmp?: string;
  readonly result?: boolean;
  readonly id?: string;
  readonly code?: string;
}

/** The published tool in the page, as its own tests run it, with the rules that are given and its stock heuristic. */
async function openWithAutoconsent(
  context: BrowserContext,
  rules: readonly unknown[],
  heuristicMode: 'reject' | 'off',
): Promise<{ readonly page: Page; readonly said: readonly Message[] }> {
  const page = await context.newPage();
  const said: Message[] = [];
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: Message) => {
    said.push(message);
    const answers: Readonly<Record<string, () => unknown>> = {
      init: () => ({
        type: 'initResp',
        rules: { autoconsent: rules },
        config: { enabled: true, autoAction: 'optOut', enablePrehide: true, detectRetries: 20, heuristicMode },
      }),
      eval: async () => ({ type: 'evalResp', id: message.id, result: await frame.evaluate(message.code ?? '') }),
      optOutResult: () => ({ type: 'selfTest' }),
    };
    const answer = await answers[message.type]?.();
    if (answer === undefined) return;
    await frame.evaluate((data) => {
      const page = globalThis as unknown as { autoconsentReceiveMessage(data: unknown): unknown };
      page.autoconsentReceiveMessage(data);
    }, answer);
  });
  await page.goto('/site/', { waitUntil: 'commit' });
  await page.evaluate(
    await readFile(path.join(path.dirname(resolve('@duckduckgo/autoconsent')), 'autoconsent.playwright.js'), 'utf8'),
  );
  return { page, said };
}

interface Gate {
  get(): { readonly record?: { readonly choices: object } };
}

const shipped = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(root, 'packages/consent/rules', name), 'utf8'));

async function isRejected(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Your cookie choice' })).toBeHidden();
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { dialoraConsent: Gate }).dialoraConsent.get().record))
    .toMatchObject({ choices: {} });
}

async function isDone({ page, said }: { readonly page: Page; readonly said: readonly Message[] }): Promise<void> {
  await expect.poll(() => said).toContainEqual(expect.objectContaining({ type: 'selfTestResult' }));
  for (const type of ['optOutResult', 'selfTestResult'])
    expect(
      said.find((message) => message.type === type),
      type,
    ).toMatchObject({ result: true });
  await isRejected(page);
}

test('autoconsent finds the banner by its stock heuristic, rejects, and passes its self-test', async ({ visitor }) => {
  const run = await openWithAutoconsent(visitor, [], 'reject');
  await isDone(run);
  expect(run.said.find(({ type }) => type === 'popupFound')?.cmp).toBe('HEURISTIC-REJECT');
});

test('autoconsent rejects by the rules that ship with the package', async ({ visitor }) => {
  const run = await openWithAutoconsent(visitor, [await shipped('autoconsent.json')], 'off');
  await isDone(run);
  expect(run.said.find(({ type }) => type === 'popupFound')?.cmp).toBe('dialora-consent');
});

test('Consent-O-Matic rejects by the rules that ship with the package, and leaves the next page alone', async ({
  visitor,
}) => {
  const rules = (await shipped('consent-o-matic.json')) as RuleSet;
  const page = await visitor.newPage();
  await page.goto('/site/');
  expect(await handle(page, rules)).toEqual({ cmp: 'dialora-consent', methods: ['DO_CONSENT'], clicks: 1 });
  await isRejected(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible();
  expect(await handle(page, rules)).toEqual({ cmp: undefined, methods: [], clicks: 0 });
});
