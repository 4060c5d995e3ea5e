import { test, expect } from './testing/bench.js';
test('signs in', async ({ bench }) => {
  bench.context.on('console', (m) => console.log('C', m.text()));
  const w = bench.context.serviceWorkers()[0];
  w?.on('console', (m) => console.log('SW', m.text()));
  await bench.signIn();
  const page = await bench.openSetUp();
  await expect(page.getByText('Signed in as')).toBeVisible();
  const p2 = await bench.context.newPage();
  await p2.setViewportSize({ width: 360, height: 900 });
  p2.on('console', (m) => console.log('P', m.text()));
  p2.on('pageerror', (m) => console.log('PE', m.message));
  await p2.goto(`chrome-extension://${bench.extensionId}/sidepanel.html`);
  await p2.waitForTimeout(3000);
  console.log('t', Date.now());
  await p2.screenshot({ path: '/tmp/shots/panel-in.png' });
});
