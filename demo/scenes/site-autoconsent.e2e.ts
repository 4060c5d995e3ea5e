import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
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

/** The parts of a Consent-O-Matic rule that ours uses; see the readme of cavi-au/Consent-O-Matic. */
interface ConsentOMatic {
  readonly detectors: readonly Readonly<Record<'presentMatcher' | 'showingMatcher', readonly Target[]>>[];
  readonly methods: readonly { readonly name: string; readonly action: Target }[];
}

interface Target {
  readonly type: string;
  readonly target: { readonly selector: string };
}

test('the rules for Consent-O-Matic name what is there, what is shown and what to click', async ({ visitor }) => {
  const rules = (await shipped('consent-o-matic.json')) as Readonly<Record<string, ConsentOMatic>>;
  const page = await visitor.newPage();
  await page.goto('/site/');
  await expect(page.getByRole('region', { name: 'Your cookie choice' })).toBeVisible();
  for (const { detectors, methods } of Object.values(rules)) {
    for (const { presentMatcher, showingMatcher } of detectors) {
      await expect(page.locator(presentMatcher[0]?.target.selector ?? '')).toBeAttached();
      await expect(page.locator(showingMatcher[0]?.target.selector ?? '')).toBeVisible();
    }
    const step = methods.find(({ name }) => name === 'DO_CONSENT');
    expect(step?.action.type).toBe('click');
    // As the tool clicks: not trusted by the browser, and nothing of ours may ask for more.
    await page.evaluate(
      (selector) => document.querySelector<HTMLElement>(selector)?.click(),
      step?.action.target.selector ?? '',
    );
    await isRejected(page);
    for (const { showingMatcher } of detectors)
      await expect(page.locator(showingMatcher[0]?.target.selector ?? '')).toHaveCount(0);
  }
});
