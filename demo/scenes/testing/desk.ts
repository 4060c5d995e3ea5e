import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** The agent's desk, as a person uses it. */
export class Desk {
  readonly page: Page;
  readonly dialer: Locator;
  readonly card: Locator;
  readonly timeline: Locator;

  /** Of the agent with this id, or of the demo's own. */
  static async open(context: BrowserContext, agent?: string): Promise<Desk> {
    const page = await context.newPage();
    await page.goto(agent === undefined ? '/desk/' : `/desk/?agent=${agent}`);
    const desk = new Desk(page);
    await expect(desk.dialer.getByText('Ready', { exact: true })).toBeVisible();
    return desk;
  }

  private constructor(page: Page) {
    this.page = page;
    this.dialer = page.locator('dialora-dialer');
    this.card = page.locator('dialora-contact-card');
    this.timeline = page.locator('dialora-timeline');
  }

  /** Searches by name and opens the first match. */
  async find(name: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search contacts' }).fill(name);
    await this.page.getByRole('navigation', { name: 'Contacts' }).getByRole('button', { name }).first().click();
    await expect(this.card.getByText(name).first()).toBeVisible();
  }

  /** Types a number into the dialer and presses Call. */
  async dial(number: string): Promise<void> {
    await this.numberField.fill(number);
    await this.dialer.getByRole('button', { name: 'Call', exact: true }).click();
  }

  get numberField(): Locator {
    return this.dialer.locator('input').first();
  }

  /** Words that the dialer shows; the same words may also stand in its announcement, which comes first. */
  says(words: string | RegExp): Locator {
    return this.dialer.getByText(words).last();
  }

  async answer(): Promise<void> {
    // A button that has just appeared is not pressed by a key or click meant for what was there before.
    await this.#pressUntil(/^Answer/, this.dialer.getByRole('button', { name: 'Hang up' }));
  }

  /** Declines the incoming call; `heard` is what the caller's page then shows. */
  async decline(heard: Locator): Promise<void> {
    await this.#pressUntil(/^Decline/, heard);
  }

  async #pressUntil(name: RegExp, done: Locator): Promise<void> {
    const button = this.dialer.getByRole('button', { name });
    await expect(async () => {
      if (!(await done.isVisible())) await button.click({ timeout: 1_000 });
      await expect(done).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  async hangUp(): Promise<void> {
    await this.dialer.getByRole('button', { name: 'Hang up' }).click();
  }
}

/** The customer's phone in another tab. */
export class Handset {
  readonly page: Page;

  static async open(context: BrowserContext, number = '+12025550147'): Promise<Handset> {
    const page = await context.newPage();
    await page.goto(`/phone/?number=${encodeURIComponent(number)}`);
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    return new Handset(page);
  }

  private constructor(page: Page) {
    this.page = page;
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }
}
