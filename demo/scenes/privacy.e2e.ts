import { expect, test } from './testing/demo.js';

test('a visitor asks for their data on the site, proves who they are, and the business sees it and answers', async ({
  visitor,
}) => {
  const page = await visitor.newPage();
  const early: string[] = [];
  page.on('request', (request) => early.push(new URL(request.url()).pathname));
  await page.goto('/site/privacy.html#rights');
  await page.getByRole('button', { name: 'Reject all' }).click();
  await page.getByRole('radio', { name: /^Take my data with me/ }).check();
  expect(early.filter((path) => path.startsWith('/api/v1/privacy_requests'))).toEqual([]);
  await page.getByRole('radio', { name: /^JSON/ }).check();
  await page.getByLabel('Your name').fill('Dana Whitfield');
  await page.getByLabel('Your e-mail address').fill('dana.whitfield@example.test');
  await page.getByRole('button', { name: 'Send the request' }).click();

  await expect(page.getByRole('heading', { name: 'Show us that it is you' })).toBeFocused();
  const reference = await page.locator('[part=reference]').innerText();
  const receipt = await page.locator('[part=receipt-code]').innerText();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the receipt' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`privacy-receipt-${reference}.txt`);

  const post = page.getByRole('complementary', { name: "The demo's post" });
  await expect(post).toContainText('is the code for your privacy request to Northlight');
  const code = /\b\d{6}\b/.exec(await post.innerText())?.[0] ?? '';
  await page.getByLabel('Code of 6 digits').fill(code === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('This is not the code.')).toBeVisible();
  await page.getByLabel('Code of 6 digits').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Thank you, we know that it is you' })).toBeVisible();

  // The business's side, by its API.
  const session = await page.request.post('/demo/session', {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  });
  const { data } = (await session.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}` };
  const list = await page.request.get('/api/v1/privacy_requests?limit=100', { headers });
  const requests = ((await list.json()) as { data: readonly { id: string; reference: string; format: string }[] }).data;
  const request = requests.find((one) => one.reference === reference);
  expect(request).toMatchObject({ kind: 'portability', format: 'json', identity: { state: 'verified' } });
  const step = await page.request.patch(`/api/v1/privacy_requests/${request?.id}`, {
    headers: { ...headers, 'idempotency-key': 'acknowledge-from-the-site-test' },
    data: { step: 'acknowledge' },
  });
  expect(step.status()).toBe(200);

  // Another day, with the receipt alone.
  await page.reload();
  await page.getByRole('button', { name: 'Look at a request you made' }).click();
  await page.getByLabel('Number').fill(reference.toLowerCase());
  await page.getByLabel('Receipt code').fill(receipt.toLowerCase());
  await page.getByRole('button', { name: 'Show the status' }).click();
  await expect(page.getByRole('heading', { name: 'Status: Confirmed' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(receipt);
  expect(early.some((path) => path.includes(receipt) || path.includes(reference))).toBe(false);
});

test('without a network the form says so and loses nothing', async ({ visitor }) => {
  const page = await visitor.newPage();
  await page.goto('/site/privacy.html#rights');
  await page.getByRole('radio', { name: /^Make a complaint/ }).check();
  await page.getByLabel('What happened?').fill('You called on a Sunday.');
  await page.getByLabel('Your name').fill('Marta Ricci');
  await page.getByRole('radio', { name: 'By text message' }).check();
  await page.getByLabel('Your phone number').fill('(202) 555-0147');
  // The numbering plans are on their way; the form waits for them.
  await page.waitForLoadState('networkidle');
  await visitor.setOffline(true);
  await page.getByRole('button', { name: 'Send the request' }).click();
  const form = page.locator('dialora-privacy-request');
  await expect(form.getByRole('alert')).toContainText(/You are offline|We cannot be reached/);
  await visitor.setOffline(false);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('We have sent a code to')).toContainText('+12025550147');
  await expect(page.getByRole('complementary', { name: "The demo's post" })).toContainText(
    '@northlight.example.test #',
  );
});
