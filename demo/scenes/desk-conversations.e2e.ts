import type { BrowserContext } from '@playwright/test';
import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import { hears } from './testing/sound.js';

/** Calls the customer from the desk; resolves once both talk. */
async function talk(visitor: BrowserContext, desk: Desk): Promise<Handset> {
  const handset = await Handset.open(visitor);
  await desk.dial('+1 202 555 0147');
  await handset.press('Answer');
  await expect(desk.says('Connected')).toBeVisible();
  await hears(handset.page);
  return handset;
}

const pressed = (desk: Desk, name: string) => desk.dialer.getByRole('button', { name, exact: true });

test('five tabs: hold, an announced recording, its pause; the tab with the audio is closed and the call goes on', async ({
  visitor,
}) => {
  const owner = await Desk.open(visitor);
  const [second, third, fourth, fifth] = [
    await Desk.open(visitor),
    await Desk.open(visitor),
    await Desk.open(visitor),
    await Desk.open(visitor),
  ] as const;
  const handset = await talk(visitor, second);

  await pressed(third, 'Hold').click();
  await expect(fourth.says('On hold')).toBeVisible();
  await pressed(fifth, 'Hold').click();
  await expect(fourth.says('Connected')).toBeVisible();

  await pressed(second, 'Record').click();
  await expect(fifth.says('Announcing the recording…')).toBeVisible();
  // The recorder starts once everybody heard the announcement.
  await expect(fifth.says('Recording')).toBeVisible({ timeout: 20_000 });
  await pressed(third, 'Pause rec.').click();
  await expect(fifth.says('Recording paused')).toBeVisible();

  await owner.page.close();
  await hears(handset.page);
  await expect(fifth.says('Connected')).toBeVisible();
  await expect(fifth.says('Recording paused')).toBeVisible();
  await fourth.hangUp();
  await expect(fifth.says('You hung up')).toBeVisible();
  await expect(handset.page.getByText('Waiting for a call')).toBeVisible();
});

test('ask first, then hand over: who was asked has the call, and the desk is free', async ({ visitor }) => {
  const desk = await Desk.open(visitor);
  await desk.dial('+1 202 555 0148');
  await expect(desk.says('Connected')).toBeVisible();
  const handset = await Handset.open(visitor);
  await pressed(desk, 'Transfer').click();
  await desk.dialer.getByRole('textbox', { name: 'Transfer to' }).fill('+1 202 555 0147');
  await desk.page.keyboard.press('Enter');
  await pressed(desk, 'Ask first').click();
  await handset.press('Answer');
  await hears(handset.page);
  await pressed(desk, 'Complete transfer').click();
  await expect(desk.says('Handed over')).toBeVisible();
  await hears(handset.page);
  await handset.press('Hang up');
});

test('a conference of three: a third person is called into the call, all hear, and one is taken out', async ({
  visitor,
}) => {
  const desk = await Desk.open(visitor);
  await desk.dial('+1 202 555 0106');
  await expect(desk.says('Connected')).toBeVisible();
  const handset = await Handset.open(visitor);
  await pressed(desk, 'Add call').click();
  await desk.dialer.getByRole('textbox', { name: 'Add to the call' }).fill('+1 202 555 0147');
  await desk.page.keyboard.press('Enter');
  await pressed(desk, 'Call and add').click();
  await handset.press('Answer');
  await expect(desk.says('3 people in the call')).toBeVisible();
  await hears(handset.page);
  await hears(desk.page);
  await desk.dialer
    .getByRole('button', { name: /^Remove .*from the call$/ })
    .last()
    .click();
  await expect(handset.page.getByText('Waiting for a call')).toBeVisible();
  await expect(desk.says('Connected')).toBeVisible();
  await desk.dialer
    .getByRole('button', { name: /^(Hang up|End for all)$/ })
    .last()
    .click();
  await expect(desk.says('You hung up')).toBeVisible();
});
