import { Desk, Handset } from './testing/desk.js';
import { expect, test } from './testing/demo.js';
import { loudestAfter, loudestOver, soundAt } from './testing/sound.js';

/** Both ends measure sound: packets come in, and they are not silence. */
async function bothHear(desk: Desk, handset: Handset): Promise<void> {
  for (const { page } of [desk, handset]) {
    await expect.poll(async () => (await soundAt(page)).packets, { message: 'packets arrive' }).toBeGreaterThan(50);
    await expect.poll(async () => (await soundAt(page)).level, { message: 'they are audible' }).toBeGreaterThan(0.001);
  }
}

test('desk to phone: search, click the number, talk, mute, hang up; a third tab shows the call', async ({
  visitor,
  demo,
}) => {
  const handset = await Handset.open(visitor);
  const desk = await Desk.open(visitor);
  const third = await visitor.newPage();
  await third.goto('/desk/?contact=con_dana');
  const calls = third.locator('dialora-timeline').getByText(/^(Call in progress|Outgoing call)$/);
  await expect(third.locator('dialora-timeline').getByText('Text received').first()).toBeVisible();
  const before = await calls.count();

  await desk.find('Dana Whitfield');
  await desk.card.getByRole('button', { name: /^Call .*555-0147/ }).click();
  await expect(handset.page.getByText('is calling')).toBeVisible();
  await handset.press('Answer');
  await bothHear(desk, handset);

  // What the third tab shows, it shows without a reload.
  await expect(calls).toHaveCount(before + 1, { timeout: 1_000 });

  const mute = desk.dialer.getByRole('button', { name: /^(Mute|Muted|Unmute)/ });
  await mute.click();
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => loudestOver(handset.page, 60), { message: 'silence at the far end' }).toBeLessThan(0.001);
  // With both microphones off, a digit is all there is to hear.
  await desk.dialer.getByRole('button', { name: /^Keypad/ }).click();
  const five = desk.dialer.getByRole('button', { name: /^5/ });
  const atTheFarEnd = await loudestAfter(handset.page, () => five.click());
  expect(atTheFarEnd, 'the tone of a digit from the desk').toBeGreaterThan(0.01);
  await handset.press('Mute');
  await expect.poll(() => loudestOver(desk.page, 60), { message: 'silence at the desk' }).toBeLessThan(0.001);
  const atTheDesk = await loudestAfter(desk.page, () => handset.press('7'));
  expect(atTheDesk, 'the tone of a digit from the phone').toBeGreaterThan(0.01);
  await handset.press('Mute');
  await mute.click();
  await expect.poll(async () => (await soundAt(handset.page)).level).toBeGreaterThan(0.001);

  await handset.press('Hang up');
  await expect(desk.says('They hung up')).toBeVisible();
  await expect(calls.last()).toHaveText('Outgoing call', { timeout: 1_000 });

  // A crash of the server loses nothing and doubles nothing.
  await demo.kill('SIGKILL');
  await demo.start();
  await third.reload();
  await expect(third.locator('dialora-timeline').getByText('Text received').first()).toBeVisible();
  await expect(calls).toHaveCount(before + 1);
});

test('phone to desk: the caller is known by the number; the desk answers and hangs up', async ({ visitor }) => {
  const desk = await Desk.open(visitor);
  const handset = await Handset.open(visitor);
  await handset.press('Call Northlight');
  await expect(desk.says('Dana Whitfield')).toBeVisible();
  await expect(desk.card.getByText('Whitfield & Daughters Interiors')).toBeVisible();
  await desk.answer();
  await bothHear(desk, handset);
  await desk.hangUp();
  await expect(handset.page.getByText('Waiting for a call')).toBeVisible();
});

test('a caller whom nobody knows is shown by the number alone, and reaches the mailbox when declined', async ({
  visitor,
}) => {
  const desk = await Desk.open(visitor);
  const handset = await Handset.open(visitor, '+12025550199');
  await handset.press('Call Northlight');
  await expect(desk.says('(202) 555-0199')).toBeVisible();
  // Who is declined may leave a message: the mailbox answers and greets.
  await desk.decline(handset.page.getByRole('group', { name: 'Keypad' }));
  await expect.poll(async () => (await soundAt(handset.page)).level).toBeGreaterThan(0.001);
  await handset.press('Hang up');
  await expect(handset.page.getByText('Waiting for a call')).toBeVisible();
});

test('digits reach the far end: its menu hangs up on a 9', async ({ visitor }) => {
  const desk = await Desk.open(visitor);
  await desk.dial('+1 202 555 0106');
  await expect(desk.says('Connected')).toBeVisible();
  await desk.dialer.getByRole('button', { name: /^Keypad/ }).click();
  await desk.dialer.getByRole('button', { name: /^2/ }).click();
  await desk.dialer.getByRole('button', { name: /^9/ }).click();
  await expect(desk.says('They hung up')).toBeVisible();
});
