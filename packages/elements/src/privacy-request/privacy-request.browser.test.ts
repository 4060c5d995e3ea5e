import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Problem, RightsReceipt } from '@dialora/core';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { emulateMedia } from '../testing/media.js';
import { PrivacyHarness, type PrivacyHarnessOptions } from '../testing/privacy-harness.js';

describe('dialora-privacy-request', () => {
  let page: PrivacyHarness;
  const open = (options: PrivacyHarnessOptions = {}) => (page = new PrivacyHarness(options)).ready();
  const dana = { kind: 'access', name: 'Dana Whitfield', email: 'dana@example.test' };
  const typeCode = async (code: string): Promise<void> => {
    await page.fill({ code });
    await page.press('Confirm');
  };

  before(() => {
    registerLocale(ar);
    registerLocale(italian);
  });

  afterEach(async () => {
    page.remove();
    await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  });

  it('takes a request from the first key to the receipt, by keyboard alone', async () => {
    await open();
    page.field('input[value="access"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await page.settled();
    expect(page.field('input[value="portability"]').checked).to.equal(true);
    await page.fill({ format: 'json' });
    page.get('[name="name"]').focus();
    await sendKeys({ type: 'Dana Whitfield' });
    page.get('[name="email"]').focus();
    await sendKeys({ type: 'dana@example.test' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.heading === 'Show us that it is you');
    await page.until(() => page.focused === page.get('h2'), 'the focus on the heading');
    expect(page.desk.asked.map(({ request }) => request)).to.deep.equal([
      {
        siteId: 'site_1',
        kind: 'portability',
        requester: { name: 'Dana Whitfield', relation: 'self', email: 'dana@example.test' },
        format: 'json',
        language: 'en-GB',
      },
    ]);
    expect(page.text).to.contain('We have sent a code to dana@example.test.');
    page.get('[name="code"]').focus();
    await sendKeys({ type: '246810' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.heading === 'Thank you, we know that it is you');
    await page.until(() => page.focused === page.get('h2'), 'the focus on the heading');
    for (const fact of ['PR-7K3MQ-22221', 'BCDFG-HJKMN-PQRST-22221', 'Take my data with me', 'Status: Received']) {
      expect(page.text).to.contain(fact);
    }
  });

  it('says of each field what is missing, and goes to the first', async () => {
    await open();
    await page.press('Send the request');
    expect(page.said).to.equal('3 fields need your attention.');
    await page.until(() => page.focused === page.get('input[value="access"]'), 'the focus on the first choice');
    await page.fill({ kind: 'nomination', name: 'Dana', nomineeName: 'Ana', email: 'dana at home' });
    await page.press('Send the request');
    expect(page.text).to.contain('Please fill this in.');
    expect(page.text).to.contain('This is not an e-mail address.');
    const field = page.get('[name="nomineeRelation"]');
    await page.until(() => page.focused === field, 'the focus on the first wrong field');
    expect(page.root.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).to.contain('fill this');
    await expect(page.element).to.be.accessible();
    await page.fill({ nomineeRelation: 'sister', email: 'dana@example.test' });
    expect(page.text).not.to.contain('Please fill this in.');
    await page.press('Send the request');
    await page.until(() => page.desk.asked.length === 1);
    expect(page.desk.asked[0]?.request.nominee).to.deep.equal({ name: 'Ana', relation: 'sister' });
  });

  it('understands a phone number as people write it, and asks for the country where it is missing', async () => {
    await open();
    await page.fill({ kind: 'erasure', name: 'Dana', reach: 'phone', phone: '020 7946 0018' });
    await page.press('Send the request');
    await page.until(() => page.text.includes('with its country code'));
    page.element.country = 'GB';
    await page.press('Send the request');
    await page.until(() => page.desk.asked.length === 1);
    expect(page.desk.asked[0]?.request.requester).to.include({ number: '+442079460018' });
    await page.until(() => page.text.includes('We have sent a code to +442079460018.'));
  });

  it('says that a code is wrong, that it has ended, and sends another', async () => {
    await (await open()).asked();
    await typeCode('12');
    expect(page.text).to.contain('Type the 6 digits of the code.');
    await typeCode('111111');
    await page.until(() => page.text.includes('This is not the code.'));
    await page.until(() => page.focused === page.get('[name="code"]'), 'the focus on the code');
    page.desk.expireCode();
    await typeCode('246810');
    await page.until(() => page.text.includes('This code no longer works.'));
    await expect(page.element).to.be.accessible();
    await page.press('Send a new code');
    await page.until(() => page.text.includes('A new code is on its way.'));
    expect(page.field('[name="code"]').value).to.equal('');
    await typeCode('٢٤٦ ٨١٠');
    await page.until(() => page.heading === 'Thank you, we know that it is you');
  });

  const failures: readonly (readonly [string, Problem, string])[] = [
    ['offline', { kind: 'offline' }, 'You are offline.'],
    ['out of reach', { kind: 'api-unreachable' }, 'We cannot be reached right now.'],
    ['asked too often', { kind: 'rate-limited', retryAfterMs: 540_000 }, 'Try again in 9 minutes.'],
    ['closed to this page', { kind: 'forbidden' }, 'This form does not work right now.'],
  ];
  for (const [name, problem, words] of failures) {
    it(`when it is ${name}: says so, keeps what was typed, and the next try is the same request`, async () => {
      await open();
      await page.fill({ ...dana, details: 'Since 2020' });
      page.desk.failNext(problem);
      await page.press('Send the request');
      await page.until(() => page.text.includes(words));
      expect(page.get('[role="alert"]').textContent).to.contain(words.slice(0, 10));
      expect(page.field('[name="details"]').value).to.equal('Since 2020');
      await expect(page.element).to.be.accessible();
      await page.press('Send the request');
      await page.until(() => page.desk.asked.length === 1);
      expect(page.text).not.to.contain(words);
    });
  }

  it('sends once, however often the button is pressed, and says that it is at it', async () => {
    await open();
    await page.fill(dana);
    const release = page.desk.hold();
    await page.press('Send the request');
    const button = page.control('One moment…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(page.get('.card').getAttribute('aria-busy')).to.equal('true');
    button.click();
    await expect(page.element).to.be.accessible();
    release();
    await page.until(() => page.heading === 'Show us that it is you');
    expect(page.desk.asked).to.have.lengthOf(1);
  });

  it('tries again under the same key, and under another once something was changed', async () => {
    await open({ alone: true, attributes: { api: '/' } });
    const keys: string[] = [];
    page.box.addEventListener('dialora-rights-action', (event) => {
      if (event.detail.action === 'ask') keys.push(event.detail.key);
      event.outcome = Promise.reject(new TypeError('no answer'));
      expect(event.api).to.equal(`${location.origin}/`);
    });
    await page.fill(dana);
    for (const details of ['', '', 'more']) {
      await page.fill({ details });
      await page.press('Send the request');
      await page.until(() => page.text.includes('We cannot be reached'));
    }
    expect(keys[0]).to.equal(keys[1]);
    expect(keys[2]).not.to.equal(keys[0]);
  });

  it('leaves a request to the page that prevents it', async () => {
    await open();
    page.box.addEventListener('dialora-rights-action', (event) => event.preventDefault());
    await page.fill(dana);
    await page.press('Send the request');
    await page.until(() => page.control('Send the request').getAttribute('aria-disabled') === null);
    expect(page.desk.asked).to.deep.equal([]);
    expect(page.root.querySelector('[part="problem"]')).to.equal(null);
    expect(page.field('[name="name"]').value).to.equal('Dana Whitfield');
  });

  it('is served by a provider that stands elsewhere and is named', async () => {
    await open({ attributes: { provider: 'far' }, alone: true });
    const far = document.createElement('dialora-provider');
    far.id = 'far';
    far.workspace = page.workspace;
    page.box.append(far);
    await page.settled();
    await page.asked();
    expect(page.desk.asked).to.have.lengthOf(1);
  });

  it('says that it does not work where nobody answers, with the way that does', async () => {
    await open({ alone: true });
    await page.fill(dana);
    await page.press('Send the request');
    await page.until(() => page.text.includes('This form does not work right now.'));
    expect(page.control('Write to privacy@northlight.example').getAttribute('href')).to.equal(
      'mailto:privacy@northlight.example',
    );
  });

  it('gives a receipt to keep, with number, code and dates', async () => {
    await (await open()).asked({ kind: 'grievance', details: 'You called on a Sunday.' });
    const link = page.get('[part="download-link"]') as HTMLAnchorElement;
    expect(link.download).to.equal('privacy-receipt-PR-7K3MQ-22221.txt');
    const file = await (await fetch(link.href)).text();
    const date = (days: number): string =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(Date.now() + days * 86_400_000);
    for (const fact of [
      'Asked: Northlight Energy',
      'Number: PR-7K3MQ-22221',
      'Receipt code: BCDFG-HJKMN-PQRST-22221',
      'You asked for: Make a complaint',
      `Received: ${date(0)}`,
      `Confirmed: by ${date(3)}`,
      `Done: by ${date(30)}`,
      location.pathname,
    ]) {
      expect(file).to.contain(fact);
    }
    const { href } = link;
    page.element.remove();
    const gone = await fetch(href).then(
      () => false,
      () => true,
    );
    expect(gone, 'the file goes with the element').to.equal(true);
  });

  it('shows the status to whoever has number and code', async () => {
    await (await open()).asked();
    const { desk } = page;
    page.remove();
    await open({ desk });
    await page.press('Look at a request you made');
    await page.until(() => page.focused === page.get('h2'), 'the focus on the heading');
    await page.press('Show the status');
    expect(page.text).to.contain('There is no request with this number and code.');
    await page.fill({ reference: 'PR-22222-22222', receipt: 'BCDFG-HJKMN-PQRST-22221' });
    await page.press('Show the status');
    await page.until(() => page.text.includes('There is no request with this number and code.'));
    await expect(page.element).to.be.accessible();
    await page.fill({ reference: 'PR-7K3MQ-22221' });
    await page.press('Show the status');
    await page.until(() => page.heading === 'Your request');
    expect(page.text).to.contain('You have not shown yet that it is you.');
    await page.press('Enter the code');
    await typeCode(desk.code);
    await page.until(() => !page.text.includes('You have not shown'));

    desk.change('PR-7K3MQ-22221', {
      status: 'extended',
      acknowledgedAt: '2026-11-23T09:00:00.000Z',
      dueAt: '2027-01-21T09:00:00.000Z',
      extension: { reason: 'Two archives to search.', from: '2026-12-22T09:00:00.000Z' },
    });
    await page.press('Look again');
    await page.until(() => page.text.includes('This is the present state.'));
    for (const fact of ['Status: In work', '22 December 2026', 'Two archives to search.', '21 January 2027']) {
      expect(page.text).to.contain(fact);
    }
    expect(page.get('[aria-current="step"]').textContent).to.contain('In work');
    await expect(page.element).to.be.accessible();
    desk.change('PR-7K3MQ-22221', { status: 'done', closedAt: '2027-01-10T09:00:00.000Z', outcome: 'Here it is.' });
    await page.press('Look again');
    await page.until(() => page.text.includes('What was done Here it is.'));
    expect(page.text).to.contain('complain to your data protection authority');
    expect(page.text).not.to.contain('Download your data');
    const file: NonNullable<RightsReceipt['file']> = {
      url: 'https://api.example.test/file',
      expiresAt: '2027-01-10T09:05:00.000Z',
      format: 'csv',
      size: 48_200,
    };
    desk.change('PR-7K3MQ-22221', { file });
    await page.press('Look again');
    await page.until(() => page.text.includes('Download your data (CSV, 49 kB)'));
    expect(page.get('[part="data-link"]').getAttribute('href')).to.equal('https://api.example.test/file');
    await expect(page.element).to.be.accessible();
    desk.change('PR-7K3MQ-22221', { file: { ...file, url: 'javascript:alert(1)' } });
    await page.press('Look again');
    await page.until(() => !page.text.includes('Download your data'));
  });

  it('tells the page that a request came in, and nothing of who asked', async () => {
    await open();
    const heard: string[] = [];
    page.box.addEventListener('dialora-privacy-receipt', (event) => heard.push(JSON.stringify(event.detail)));
    await page.asked();
    expect(heard).to.deep.equal([
      '{"reference":"PR-7K3MQ-22221","kind":"access","status":"received","identity":"code-sent"}',
    ]);
  });

  it('keeps nothing on the device', async () => {
    await (await open()).asked();
    const kept = JSON.stringify([localStorage, sessionStorage, document.cookie]);
    expect(kept).not.to.match(/PR-7K3MQ|BCDFG|dana@/);
  });

  it('speaks Italian and Arabic, with their dates and from their side', async () => {
    await open({ lang: 'it', attributes: { kind: 'erasure' } });
    expect(page.text).to.contain('Chiedi quali dati Northlight Energy ha su di te');
    expect(page.field('input[value="erasure"]').checked).to.equal(true);
    page.remove();
    await open({ lang: 'ar' });
    expect(page.text).to.contain('بياناتك وحقوقك');
    expect(getComputedStyle(page.get('.card')).direction).to.equal('rtl');
    const radio = page.get('.choice input').getBoundingClientRect();
    expect(radio.left).to.be.greaterThan(page.get('.choice__words').getBoundingClientRect().left);
    await expect(page.element).to.be.accessible();
    await page.fill(dana);
    await page.press('أرسل الطلب');
    await page.until(() => page.heading === 'أثبت لنا أنك أنت');
    expect(page.desk.asked[0]?.request.language).to.equal('ar');
    expect(page.get('[name="code"]').dir).to.equal('ltr');
  });

  it('fits 320 px in every view, with targets that a thumb finds', async () => {
    await open({ width: 300 });
    const check = (): void => {
      const { right } = page.box.getBoundingClientRect();
      for (const each of page.root.querySelectorAll<HTMLElement>('*')) {
        if (each.checkVisibility() && !each.closest('.visually-hidden')) {
          expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 90)).to.be.at.most(right + 0.5);
        }
      }
      for (const each of page.root.querySelectorAll<HTMLElement>('button, a.button, .choice, .input')) {
        expect(each.getBoundingClientRect().height, each.outerHTML.slice(0, 90)).to.be.at.least(44);
      }
    };
    await page.fill({ kind: 'nomination' });
    check();
    await page.asked();
    check();
    await typeCode('246810');
    await page.until(() => page.heading.startsWith('Thank you'));
    await page.settled();
    check();
    await page.press('Make a new request');
    await page.press('Look at a request you made');
    check();
  });

  it('is accessible in light, dark and forced colours', async () => {
    for (const media of [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const) {
      await emulateMedia(media);
      await open();
      await page.fill({ kind: 'nomination', relation: 'agent' });
      await expect(page.element).to.be.accessible();
      await page.fill({ nomineeName: 'Ana', nomineeRelation: 'sister' });
      await page.asked({ kind: 'nomination' });
      await expect(page.element).to.be.accessible();
      await typeCode('246810');
      await page.until(() => page.heading.startsWith('Thank you'));
      await page.settled();
      await expect(page.element).to.be.accessible();
      page.remove();
    }
  });
});
