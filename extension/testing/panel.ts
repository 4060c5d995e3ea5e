import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';

/*
 * The side panel as a person uses it, through puppeteer: `>>>` goes through the shadow roots of the elements, and the
 * accessible name finds a control by what is written or said on it.
 */

/** All that can be read in the panel, or in one element of it. */
export function panelText(panel: Page, selector = 'dialora-side-panel'): Promise<string> {
  return panel.evaluate((wanted) => {
    const read = (node: Node): string => {
      if (node instanceof HTMLElement && (node.hidden || getComputedStyle(node).display === 'none')) return '';
      if (node instanceof HTMLStyleElement) return '';
      if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.label ?? '';
      if (node instanceof Text) return node.data;
      const root = node instanceof HTMLElement ? node.shadowRoot : null;
      return [...(root ?? node).childNodes, ...(root === null ? [] : node.childNodes)].map(read).join(' ');
    };
    const find = (root: ParentNode): Element | undefined => {
      const here = root.querySelector(wanted);
      if (here !== null) return here;
      for (const element of root.querySelectorAll('*')) {
        const found = element.shadowRoot === null ? undefined : find(element.shadowRoot);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const element = find(document);
    return element === undefined
      ? ''
      : read(element)
          .replace(/[\u2066-\u2069]/g, '')
          .replace(/\s+/g, ' ');
  }, selector);
}

export async function hasText(panel: Page, text: string): Promise<boolean> {
  return (await panelText(panel)).includes(text);
}

/** Where an element of the panel stands, in CSS pixels; all zero while it is not drawn. */
export function boxOf(panel: Page, selector: string): Promise<{ top: number; bottom: number; height: number }> {
  return panel.$eval(`>>> ${selector}`, (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return { top, bottom, height };
  });
}

export async function callTime(panel: Page): Promise<string> {
  return panel.$eval('>>> [part~=timer]', (element) => element.textContent).catch(() => '');
}

export async function click(panel: Page, name: string): Promise<void> {
  await panel.locator(`::-p-aria([name="${name}"])`).click();
}

/** Puts text into a field or chooses an option by its label. */
export async function fill(panel: Page, name: string, text: string): Promise<void> {
  await panel.locator(`::-p-aria([name="${name}"])`).fill(text);
}

/** Hangs up; pressed again when what was just drawn moved the button away under the mouse. */
export async function hangUp(panel: Page): Promise<void> {
  await expect(async () => {
    const button = await panel.$('::-p-aria([name="Hang up"][role="button"])');
    await button?.click();
    await expect.poll(() => hasText(panel, 'You hung up'), { timeout: 3_000 }).toBe(true);
  }).toPass();
}

/** Hangs up and leaves the log as it is, when there is anything on the phone. */
export async function endCalls(panel: Page): Promise<void> {
  for (const name of ['Close', 'Hang up', 'Skip log']) {
    const button = await panel.$(`::-p-aria([name="${name}"][role="button"])`);
    if (button === null) continue;
    await button.click().catch(() => undefined);
    if (name === 'Hang up')
      await panel.waitForSelector('::-p-aria([name="Skip log"][role="button"])').catch(() => undefined);
  }
}
