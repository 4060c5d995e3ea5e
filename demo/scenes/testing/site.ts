import type { BrowserContext, Page } from '@playwright/test';

/** The site with options of the gate changed, as a business would change them in its page. */
export async function openWith(
  context: BrowserContext,
  options: Readonly<Record<string, string>>,
  lang = 'en',
): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/site/', async (route) => {
    const answer = await route.fetch();
    const more = Object.entries(options).map(([name, value]) => `data-${name}="${value}"`);
    const body = (await answer.text())
      .replace('<html lang="en"', `<html lang="${lang}"`)
      .replace(/data-company=/, `${more.join(' ')} data-company=`);
    await route.fulfill({ response: answer, body });
  });
  await page.goto('/site/');
  return page;
}

/** The first layer. */
export const banner = (page: Page): ReturnType<Page['locator']> => page.locator('dialora-consent-banner .layer');
