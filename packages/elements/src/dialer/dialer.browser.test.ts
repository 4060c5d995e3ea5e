import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { DialerHarness } from '../testing/dialer-harness.js';

describe('<dialora-dialer> before a call', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  const type = async (keys: string) => {
    page.field.focus();
    await sendKeys({ type: keys });
    await page.settled();
  };

  it('formats the number as one types and says what will be called', async () => {
    await type('02079460018');
    expect(page.field.value).to.equal('020 7946 0018');
    expect(page.text).to.contain('Will call +44 20 7946 0018');
  });

  it('keeps the caret after the same digit when a number is edited in its middle', async () => {
    await type('02079460018');
    page.field.setSelectionRange(5, 5);
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: '9' });
    expect(page.field.value).to.equal('020 9946 0018');
    expect(page.field.selectionStart).to.equal(5);
  });

  it('takes Backspace past what formatting put in', async () => {
    await type('2025550143');
    for (let count = 0; count < 24 && page.field.value !== ''; count += 1) await sendKeys({ press: 'Backspace' });
    expect(page.field.value).to.equal('');
  });

  it('leaves a pasted number as it is and reads number and extension out of it', async () => {
    page.dialer.fill('Tel: +44 (0)20 7946 0018 ext. 9');
    await page.settled();
    expect(page.field.value).to.equal('Tel: +44 (0)20 7946 0018 ext. 9');
    expect(page.text).to.contain('Will call +44 20 7946 0018 ext. 9');
    page.button('Call').click();
    await page.until(() => page.phone.commands.length > 0);
    expect(page.phone.commands[0]).to.deep.equal({
      type: 'dial',
      request: { number: '+442079460018', extension: '9', from: '+442079460958' },
    });
  });

  it('calls with Enter, shows the caller id, and empties the field once the call is on its way', async () => {
    await type('07700900123');
    expect(page.text).to.contain('Call from London front desk 020 7946 0958');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.hasButton('Hang up'));
    expect(page.field.value).to.equal('');
    expect(page.phone.commands[0]).to.deep.include({ type: 'dial' });
  });

  it('brings the last number back when Call is pressed on an empty field', async () => {
    await type('07700900123');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.get().calls.length === 1);
    const { id } = page.phone.get().calls[0]!;
    page.phone.end(id, { reason: 'busy' });
    page.phone.dismiss(id);
    await page.until(() => page.hasButton('Call'));
    page.button('Call').click();
    await page.settled();
    expect(page.field.value).to.equal('07700 900123');
  });

  it('finds contacts by name and calls the chosen one by keyboard alone', async () => {
    await type('amel');
    await page.until(() => page.find('[role="option"]') !== undefined);
    expect(page.get('[role="option"]').textContent).to.contain('Amelia Hartwell');
    expect(page.field.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.text).to.contain('Amelia Hartwell');
    expect(page.find('[role="option"]')).to.equal(undefined);
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.commands.length > 0);
    expect(page.phone.commands[0]).to.deep.equal({
      type: 'dial',
      request: { number: '+442079460018', contactId: 'con_amelia', from: '+442079460958' },
    });
  });

  it('offers the numbers that have the digits typed, and none over Call once a number is whole', async () => {
    const matches = () =>
      page.get('dialora-number-field').shadowRoot!.querySelectorAll('[role="option"] .tabular').length;
    await type('+44207946');
    await page.until(() => matches() > 0);
    const offered = [...page.get('dialora-number-field').shadowRoot!.querySelectorAll('[role="option"] .tabular')];
    for (const one of offered) expect(one.textContent.replace(/\D/g, '')).to.contain('207946');
    await sendKeys({ type: '0018' });
    await page.until(() => matches() === 0);
    expect(page.field.value).to.equal('+44 20 7946 0018');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.commands.length > 0);
    expect(page.phone.commands[0]).to.deep.include({ type: 'dial' });
  });

  it('closes the matches with Escape and keeps what was typed', async () => {
    await type('amel');
    await page.until(() => page.find('[role="option"]') !== undefined);
    await sendKeys({ press: 'Escape' });
    await page.settled();
    expect(page.find('[role="option"]')).to.equal(undefined);
    expect(page.field.value).to.equal('amel');
  });

  it('says that contacts cannot be searched, and still calls numbers', async () => {
    page.workspace.network.fail({ kind: 'api-unreachable' });
    await type('amel');
    await page.until(() => page.text.includes('Contacts cannot be searched right now'));
  });

  it('changes the country of a national number', async () => {
    await type('06 12 34');
    const select = page.get('.country select') as HTMLSelectElement;
    select.value = 'FR';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    page.field.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' 56 78' });
    await page.settled();
    expect(page.text).to.contain('Will call +33 6 12 34 56 78');
  });

  it('says what is missing from a number, once it was to be called', async () => {
    await type('0207');
    expect(page.text).not.to.contain('not complete');
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.text).to.contain('This number is not complete for United Kingdom.');
    expect(page.field.getAttribute('aria-invalid')).to.equal('true');
    expect(page.phone.commands).to.deep.equal([]);
  });

  it('shows why a call was refused, the source, and when it is allowed, and keeps the number', async () => {
    page.phone.failNextDial({
      kind: 'refused',
      decision: {
        outcome: 'refused',
        recording: 'announce',
        nextAllowedAt: '2026-11-23T13:00:00Z',
        reasons: [
          {
            ruleId: 'us-tcpa-hours',
            code: 'outside-calling-hours',
            detail: 'It is 05:12 in Washington.',
            source: 'https://www.ecfr.gov/current/title-47/section-64.1200',
          },
        ],
      },
    });
    await type('+12025550143');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.text.includes('This call may not be placed.'));
    expect(page.text).to.contain('It is 05:12 in Washington.');
    expect(page.text).to.contain('Allowed again from');
    expect((page.get('.notice a') as HTMLAnchorElement).href).to.contain('ecfr.gov');
    expect(page.field.value).to.equal('+1 202 555 0143');
    await expect(page.dialer).to.be.accessible();
  });

  it('remembers the chosen caller id and calls with it', async () => {
    const select = page.get('.caller-id select') as HTMLSelectElement;
    select.value = '+12025550187';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.settled();
    expect(page.text).to.contain('Call from US line');
    await type('07700900123');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.commands.length > 0);
    expect(page.phone.commands[0]).to.deep.nested.include({ 'request.from': '+12025550187' });
    const second = await new DialerHarness({ workspace: page.workspace }).settled();
    expect(second.provider.workspace).to.equal(page.workspace);
    second.remove();
  });

  it('lets the page keep a number from being called', async () => {
    page.box.addEventListener('dialora-dial-request', (event) => event.preventDefault(), { once: true });
    await type('07700900123');
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.phone.commands).to.deep.equal([]);
    expect(page.field.value).to.equal('07700 900123');
  });
});

describe('<dialora-dialer> keypad', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  const key = (digit: string) => page.get(`[data-key="${digit}"]`);

  it('types by mouse without taking the focus to the field', async () => {
    for (const digit of '020') await sendMouse({ type: 'click', position: page.centre(key(digit)) });
    await page.settled();
    expect(page.field.value).to.equal('020');
    expect(page.focused).not.to.equal(page.field);
  });

  it('is never covered by the matches of what it types', async () => {
    for (const digit of '077') await sendMouse({ type: 'click', position: page.centre(key(digit)) });
    await new Promise((resolve) => setTimeout(resolve, 250));
    await page.settled();
    expect(page.find('[role="option"]')).to.equal(undefined);
  });

  it('is one Tab stop, moves by arrows and types by digits', async () => {
    key('1').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    expect(page.focused?.getAttribute('data-key')).to.equal('5');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: '7' });
    await sendKeys({ press: '*' });
    await page.settled();
    expect(page.field.value).to.equal('57*');
    const stops = [...page.get('dialora-keypad').shadowRoot!.querySelectorAll('[tabindex="0"]')];
    expect(stops).to.have.lengthOf(1);
  });

  it('gives a plus when 0 is held for half a second, and a 0 when it is not', async () => {
    await sendMouse({ type: 'move', position: page.centre(key('0')) });
    await sendMouse({ type: 'down' });
    await page.until(() => page.field.value === '+');
    await sendMouse({ type: 'up' });
    await sendMouse({ type: 'click', position: page.centre(key('0')) });
    await page.settled();
    expect(page.field.value).to.equal('+0');
  });

  it('names every key for those who do not see it', () => {
    const names = [...page.get('dialora-keypad').shadowRoot!.querySelectorAll('button')].map((button) =>
      (button.getAttribute('aria-label') ?? button.innerText).replace(/\s+/g, ' ').trim(),
    );
    expect(names).to.deep.equal([
      '1',
      '2 A B C',
      '3 D E F',
      '4 G H I',
      '5 J K L',
      '6 M N O',
      '7 P Q R S',
      '8 T U V',
      '9 W X Y Z',
      'star',
      '0 + press and hold for plus',
      'hash',
    ]);
  });

  it('deletes before the caret', async () => {
    page.dialer.fill('1234');
    await page.settled();
    page.button('Delete last digit').click();
    await page.settled();
    expect(page.field.value).to.equal('123');
  });
});
