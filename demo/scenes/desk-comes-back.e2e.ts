import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import { hears, soundAt } from './testing/sound.js';

test('handed over, not taken, come back and not taken again: the customer leaves a message, and nothing of the talk is lost', async ({
  visitor,
}) => {
  const desk = await Desk.open(visitor);
  const watching = await Desk.open(visitor);
  const customer = await Handset.open(visitor, '+390522555014');
  const outside = await Handset.open(visitor);
  await customer.press('Call Northlight');
  await desk.answer();
  await expect(desk.says('Connected')).toBeVisible();
  await hears(customer.page);

  await desk.dialer.getByRole('button', { name: 'Transfer', exact: true }).click();
  await desk.dialer.getByRole('textbox', { name: 'Transfer to' }).fill('+1 202 555 0147');
  await desk.page.keyboard.press('Enter');
  await desk.dialer.getByRole('button', { name: 'Transfer now', exact: true }).click();
  await expect(desk.says('Handed over')).toBeVisible();
  const note = desk.dialer.locator('textarea[part="note"]');
  const words = `Two windows, ${crypto.randomUUID()}`;
  await note.fill(words);

  await outside.press('Decline');
  for (const each of [desk, watching]) {
    await expect(each.dialer.locator('[part="returned"]')).toHaveText(/^\s*Back from .*555.0147.*: not taken\s*$/);
    await expect(each.dialer.locator('dialora-incoming-panel [part="name"]')).toHaveText('Marta Ricci');
  }
  // Ringing is heard meanwhile, and then the mailbox.
  await hears(customer.page);
  await desk.decline(desk.says('You declined the call'));
  await expect(note).toHaveValue(words);
  await expect(desk.dialer.getByText('Missed call')).toHaveCount(0);
  const { packets } = await soundAt(customer.page);
  // Greeting and beep take about five seconds (250 packets); what is said after that is the message.
  await expect
    .poll(async () => (await soundAt(customer.page)).packets, { timeout: 30_000 })
    .toBeGreaterThan(packets + 400);
  await customer.press('Hang up');

  await desk.dialer.getByRole('button', { name: 'Save log', exact: true }).click();
  await desk.find('Marta Ricci');
  await expect(desk.timeline.getByText(words)).toBeVisible();
  await desk.dialer.getByRole('tab', { name: /Voicemail/ }).click();
  await desk.dialer
    .getByRole('button', { name: /^Play .*Marta Ricci/ })
    .first()
    .click();
  // Heard: the next one who looks finds nothing new.
  await expect(desk.dialer.getByText('New', { exact: true })).toHaveCount(0);
});
