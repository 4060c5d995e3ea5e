import path from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../../../packages/tooling/test/browsers.mjs';
import { bundleScript, importSource } from '../bundle.mjs';

/** Pages as they are made elsewhere, with our scanner on them: whatever they do, they must not notice. */

interface Globals {
  found: string[];
  recovered: string[];
  hydrate(): void;
  scanner: { start(): void; stop(): void; idle(): boolean; count(): number };
}

const file = (name: string): string => path.join(import.meta.dirname, name);
const development = { define: { 'process.env.NODE_ENV': '"development"' } };

let browser: Browser;
let scan: string;
let hydrate: string;
let html: string;

test.beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox'],
  });
  // React tells of mismatches in its development build only.
  hydrate = await bundleScript(file('hydrate.js'), development);
  scan = await bundleScript(file('scan.js'));
  ({ html } = (await importSource(file('render.js'))) as { html: string });
});
test.afterAll(() => browser.close());

async function open(body: string): Promise<{ readonly page: Page; readonly said: string[] }> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(error.message));
  await page.setContent(`<!doctype html><html lang="en-US"><meta charset="utf-8"><body>${body}</body></html>`);
  await page.addScriptTag({ content: scan });
  return { page, said };
}

const globals = <T>(page: Page, read: (globals: Globals) => T): Promise<T> =>
  page.evaluate<T>(`(${read.toString()})(globalThis)`);

const content = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

async function startAndSettle(page: Page): Promise<void> {
  await globals(page, ({ scanner }) => scanner.start());
  await expect.poll(() => globals(page, ({ scanner }) => scanner.idle())).toBe(true);
}

test('React hydrates what its server made as if we were not there, and goes on from there', async () => {
  const { page, said } = await open(`<div id="root">${html}</div>`);
  const before = await content(page);
  await startAndSettle(page);
  await expect
    .poll(() => globals(page, ({ found }) => [...found].sort()))
    .toEqual(['+12125550147', '+14155550132', '+16465550112', '+493023125014']);
  await expect
    .poll(() => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)))
    .toBe(4);
  expect(await content(page)).toBe(before);

  await page.addScriptTag({ content: hydrate });
  await globals(page, (react) => react.hydrate());
  await page.getByRole('button', { name: 'Change shift' }).click();
  await expect(page.locator('#line')).toHaveText('On call by night: 646-555-0113, until nine');
  await expect.poll(() => globals(page, ({ found }) => found.at(-1))).toBe('+16465550113');
  await page.getByLabel('Note').fill('Ring 212-555-0101');
  await expect(page.getByLabel('Note')).toHaveValue('Ring 212-555-0101');
  await expect(page.getByLabel('Number')).toHaveValue('415-555-0198');

  expect(await globals(page, ({ recovered }) => recovered)).toEqual([]);
  expect(said.filter((line) => !line.includes('React DevTools'))).toEqual([]);
  expect(await globals(page, ({ found }) => found.some((number) => /0101$|019[89]$/.test(number)))).toBe(false);

  const changed = await content(page);
  await globals(page, ({ scanner }) => scanner.stop());
  expect(await content(page)).toBe(changed);
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
  await page.close();
});

const article = `<p id="first">Office (415) 555-0132, every day.</p><p>Desk <b>212</b>-555-0147.</p><p>The end.</p>`;

test('finding, selecting, copying and printing give what they gave before', async () => {
  const { page } = await open(`${article}<textarea aria-label="Paste"></textarea>`);
  const paper = async (): Promise<Buffer> => {
    await page.emulateMedia({ media: 'print' });
    const picture = await page.screenshot();
    await page.emulateMedia({ media: null });
    return picture;
  };
  const find = (): Promise<string> =>
    page.evaluate(() => {
      getSelection()?.removeAllRanges();
      const isThere = (window as unknown as { find(text: string): boolean }).find('212-555');
      return `${isThere} ${getSelection()?.toString() ?? ''}`;
    });
  const copy = async (): Promise<string> => {
    await page.evaluate(() => {
      const [first, , last] = document.querySelectorAll('p');
      if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, 1);
    });
    await page.keyboard.press('Control+C');
    await page.getByLabel('Paste').fill('');
    await page.getByLabel('Paste').focus();
    await page.keyboard.press('Control+V');
    return page.getByLabel('Paste').inputValue();
  };
  const before = { paper: await paper(), find: await find(), copy: await copy() };
  expect(before.copy).toContain('(415) 555-0132');
  await page.getByLabel('Paste').fill('');
  await startAndSettle(page);
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(1);
  expect(await find()).toBe(before.find);
  expect(await copy()).toBe(before.copy);
  await page.getByLabel('Paste').fill('');
  await page.getByLabel('Paste').blur();
  expect((await paper()).equals(before.paper)).toBe(true);
  await page.close();
});

const editors: Readonly<Record<string, string>> = {
  'a contenteditable': '<div id="editor" contenteditable>Call </div>',
  'a code editor':
    '<div class="cm-editor"><div id="editor" class="cm-content" contenteditable role="textbox"><div class="cm-line">call </div></div></div>',
  'a textarea': '<textarea id="editor">Call </textarea>',
};

for (const [name, markup] of Object.entries(editors)) {
  test(`typing a number into ${name} goes as it goes without us`, async () => {
    const type = async (isScanned: boolean): Promise<string> => {
      const { page } = await open(`<p>Office (415) 555-0132</p>${markup}`);
      if (isScanned) await startAndSettle(page);
      await page.locator('#editor').click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('212-555-0147 or 415');
      await page.keyboard.press('Enter');
      await page.keyboard.type('(646) 555-0112');
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('7');
      if (isScanned) {
        await expect.poll(() => globals(page, ({ scanner }) => scanner.idle())).toBe(true);
        expect(await globals(page, ({ found }) => found)).toEqual(['+14155550132']);
      }
      const written = await page.evaluate(() => {
        const editor = document.getElementById('editor') as HTMLElement & { value?: string };
        return `${editor.outerHTML} ${editor.value ?? ''} ${getSelection()?.focusOffset ?? ''}`;
      });
      await page.close();
      return written;
    };
    expect(await type(true)).toBe(await type(false));
  });
}
