import type { BrowserContext } from '@playwright/test';
import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import { hears } from './testing/sound.js';

/** Maya talks with Dana and asks Tomás about it, who answers. */
async function ask(visitor: BrowserContext, colleague: BrowserContext) {
  const maya = await Desk.open(visitor);
  const tomas = await Desk.open(colleague, 'agt_tomas');
  const customer = await Handset.open(visitor);
  await maya.dial('+1 202 555 0147');
  await customer.press('Answer');
  await expect(maya.says('Connected')).toBeVisible();
  await maya.dialer.getByRole('button', { name: 'Transfer', exact: true }).click();
  // Without the accent, as one types it.
  await maya.dialer.getByRole('textbox', { name: 'Transfer to' }).fill('tomas');
  await maya.dialer.getByRole('button', { name: /Tomás Herrera/ }).click();
  await maya.dialer.getByRole('button', { name: 'Ask first' }).click();
  await expect(tomas.dialer.getByRole('heading', { name: 'Maya Lindqvist' })).toBeVisible();
  await tomas.answer();
  await expect(tomas.says('Connected')).toBeVisible();
  await expect(maya.dialer.getByRole('button', { name: 'Complete transfer' })).toBeEnabled();
  return { maya, tomas, customer };
}

const note = (desk: Desk) => desk.dialer.getByRole('textbox', { name: /Note/ });

test('a colleague who is asked first gets the call: who the customer is, every command, and the log', async ({
  visitor,
  colleague,
}) => {
  const { maya, tomas, customer } = await ask(visitor, colleague);
  await maya.dialer.getByRole('button', { name: 'Complete transfer' }).click();
  await expect(maya.says('Handed over')).toBeVisible();

  // Now it is the customer's call.
  await expect(tomas.dialer.getByRole('heading', { name: 'Dana Whitfield' })).toBeVisible();
  await hears(customer.page);
  await hears(tomas.page);
  await tomas.dialer.getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(tomas.says('On hold')).toBeVisible();
  await tomas.dialer.getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(tomas.says('Connected')).toBeVisible();
  await tomas.hangUp();
  await expect(customer.page.getByText('Waiting for a call')).toBeVisible();

  // What the colleague writes stands on the customer's timeline.
  const written = `Took it over from Maya, ${crypto.randomUUID()}`;
  await note(tomas).fill(written);
  await tomas.dialer.getByRole('button', { name: /^Save/ }).first().click();
  await tomas.find('Dana Whitfield');
  await expect(tomas.timeline.getByText(written)).toBeVisible();
});

test('who was only asked has nothing to log, and who asked goes on with the customer', async ({
  visitor,
  colleague,
}) => {
  const { maya, tomas, customer } = await ask(visitor, colleague);
  await maya.dialer.getByRole('button', { name: /^Back to/ }).click();
  await expect(maya.says('Connected')).toBeVisible();
  await hears(customer.page);
  await expect(tomas.numberField).toBeVisible();
  await expect(note(tomas)).toHaveCount(0);
  await maya.hangUp();
  await expect(customer.page.getByText('Waiting for a call')).toBeVisible();
});
