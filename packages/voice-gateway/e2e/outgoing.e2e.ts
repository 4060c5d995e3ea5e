import { diary, eventsOf, expect, hearsAudio, heard, test } from './harness.js';

test('a call to a talking far end rings, is answered and is heard', async ({ bench }) => {
  const page = await bench.phone('agent.1', { register: false });
  await page.evaluate(() => window.phone.dial({ To: 'talk' }));
  await heard(page, 'call:ringing');
  await heard(page, 'call:accept');
  await hearsAudio(page);
  await page.evaluate(() => window.phone.hangUp());
  await heard(page, 'call:disconnect');
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  const ended = eventsOf(bench, 'ended');
  expect(ended.map((event) => event.type === 'ended' && event.reason)).toEqual(['completed', 'completed']);
  expect(await diary(page)).not.toContainEqual(expect.stringContaining('error'));
});
