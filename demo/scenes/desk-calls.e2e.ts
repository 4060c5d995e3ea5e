import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import { hears, soundAt } from './testing/sound.js';

test('the server restarted in mid-call: the call ends, says that the connection was lost, and stands in the log once', async ({
  visitor,
  demo,
}) => {
  const desk = await Desk.open(visitor);
  await desk.find('Dana Whitfield');
  await expect(desk.timeline.getByText('Text received').first()).toBeVisible();
  const entries = desk.timeline.getByText(/^(Call in progress|Outgoing call)$/);
  const before = await entries.count();
  await desk.card.getByRole('button', { name: /^Call .*555-0147/ }).click();
  await expect(desk.says('Connected')).toBeVisible();
  await hears(desk.page);
  await demo.kill('SIGKILL');
  await expect(desk.says(/Reconnecting/)).toBeVisible();
  await demo.start();
  await expect(desk.says('The connection was lost')).toBeVisible({ timeout: 40_000 });
  await desk.page.reload();
  await expect(desk.dialer.getByText('Ready', { exact: true })).toBeVisible();
  await expect(entries).toHaveCount(before + 1);
});

test('a message left in the mailbox while the agent is away is played back at the desk', async ({ visitor }) => {
  const desk = await Desk.open(visitor);
  await desk.dialer.getByRole('combobox', { name: 'Your presence' }).selectOption('away');
  await expect(desk.dialer.locator('[part="presence"][data-state="away"]')).toBeVisible();
  const handset = await Handset.open(visitor);
  await handset.press('Call Northlight');
  await expect
    .poll(async () => (await soundAt(handset.page)).level, { message: 'the greeting' })
    .toBeGreaterThan(0.001);
  // Greeting and beep take about five seconds (250 packets); what is said after that is the message.
  await expect.poll(async () => (await soundAt(handset.page)).packets, { timeout: 30_000 }).toBeGreaterThan(400);
  await handset.press('Hang up');
  await desk.dialer.getByRole('tab', { name: /Voicemail/ }).click();
  const play = desk.dialer.getByRole('button', { name: /^Play/ }).first();
  await play.click();
  await expect(desk.dialer.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
  await expect(desk.dialer.getByText('New', { exact: true })).toHaveCount(0);
  await desk.dialer.getByRole('combobox', { name: 'Your presence' }).selectOption('available');
});
