import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ConsentPurpose, DecisionReason } from '@dialora/core';
import { withControl } from '../../testing/reading.js';
import { TimelineHarness } from '../../testing/timeline-harness.js';
import type { ComposeKind } from './outgoing.js';

const id = 'con_amelia';
const reasons = {
  'do-not-call': 'Amelia asked not to be contacted.',
  'no-prior-consent': 'Nobody recorded a consent to this.',
  'processing-restricted': 'The person asked you to stop using their data.',
} as const;
type Code = keyof typeof reasons & DecisionReason['code'];

const fields: Readonly<Record<ComposeKind, readonly (readonly [field: string, text: string])[]>> = {
  note: [['[part="note"]', 'Wants a quote']],
  sms: [['[part="body"]', 'On our way']],
  whatsapp: [['[part="body"]', 'On our way']],
  email: [
    ['[data-name="subject"]', 'Quote'],
    ['[part="body"]', 'Here it is.'],
  ],
  appointment: [['[data-name="subject"]', 'Visit']],
};
const buttons = {
  note: 'Add note',
  sms: 'Send text',
  whatsapp: 'Send',
  email: 'Send mail',
  appointment: 'Add appointment',
} as const;
/** Which reasons the server has against each kind: notes and appointments ask for no consent. */
const refusable = [
  ['sms', ['do-not-call', 'no-prior-consent', 'processing-restricted']],
  ['whatsapp', ['do-not-call', 'no-prior-consent', 'processing-restricted']],
  ['email', ['do-not-call', 'no-prior-consent', 'processing-restricted']],
  ['appointment', ['processing-restricted']],
  ['note', ['processing-restricted']],
] as const satisfies readonly (readonly [ComposeKind, readonly Code[]])[];

describe('dialora-timeline: what may not be written', () => {
  let page: TimelineHarness;
  const field = (selector: string) => page.get(selector) as HTMLInputElement | HTMLTextAreaElement;
  const button = (kind: ComposeKind) =>
    page.get(kind === 'note' ? '[part="add-button"]' : '[part="send-button"]') as HTMLButtonElement;

  async function press(kind: ComposeKind) {
    button(kind).scrollIntoView({ block: 'nearest' });
    await sendMouse({ type: 'click', position: page.centre(button(kind)) });
    await page.settled();
  }

  function refuse(kind: ComposeKind, code: Code) {
    const { permissions } = page.workspace;
    if (code === 'processing-restricted') {
      permissions.restrict(id, true);
      return;
    }
    const decision = { outcome: 'refused', recording: 'not-needed' } as const;
    const reason = { ruleId: code, code, detail: reasons[code] };
    permissions.decide(id, kind as ConsentPurpose, { ...decision, reasons: [reason] });
  }

  async function choose(kind: ComposeKind) {
    if (kind === 'note') return;
    const picker = page.get('[part="kind"]') as HTMLSelectElement;
    picker.value = kind;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await page.until(() => page.find(`.composer--${kind}`) !== undefined);
  }

  async function write(kind: ComposeKind) {
    for (const [selector, text] of fields[kind]) {
      field(selector).focus();
      // WebKit's driver swallows letters that are typed in one go.
      if (/Chrome|Firefox/.test(navigator.userAgent)) await sendKeys({ type: text });
      else for (const letter of text) await sendKeys({ press: letter });
    }
    if (kind !== 'appointment') return;
    const start = field('[data-name="start"]');
    start.value = '2026-12-01T10:00';
    start.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function expectKept(kind: ComposeKind) {
    const { messages, mails, log } = page.workspace;
    expect([messages.sent.length, mails.sent.length, log.added.length]).to.deep.equal([0, 0, 0]);
    for (const [selector, text] of fields[kind]) expect(field(selector).value).to.equal(text);
  }

  beforeEach(async () => {
    page = await new TimelineHarness().ready();
  });

  afterEach(() => page.remove());

  for (const [kind, codes] of refusable) {
    for (const code of codes) {
      it(`${kind}: says why it is refused (${code}), sends nothing by button or keys, and keeps the draft`, async () => {
        refuse(kind, code);
        await choose(kind);
        await write(kind);
        const alert = () => page.root.querySelector('.composer [role="alert"]')?.textContent ?? '';
        await page.until(() => alert().includes(reasons[code]), 'the reason');
        expect(button(kind).textContent.trim()).to.contain(buttons[kind]);
        expect(button(kind).getAttribute('aria-disabled')).to.equal('true');
        await press(kind);
        field(fields[kind][0]![0]).focus();
        await withControl('Enter', sendKeys as never);
        await page.settled();
        expectKept(kind);
        expect(alert()).to.contain(reasons[code]);
      });
    }

    it(`${kind}: what was refused after it was written is kept with the reason`, async () => {
      const code = codes[codes.length - 1]!;
      await choose(kind);
      await write(kind);
      await page.settled();
      refuse(kind, code);
      // A note is asked about when its field is entered: it is kept on this device without waiting for the server.
      if (kind === 'note') {
        button(kind).focus();
        field('[part="note"]').focus();
        await page.until(() => page.text.includes(reasons[code]), 'the reason');
      }
      await press(kind);
      await page.until(() => page.text.includes(reasons[code]), 'the reason');
      expectKept(kind);
    });
  }

  it('is accessible with a refusal under every kind', async () => {
    refuse('note', 'processing-restricted');
    field('[part="note"]').focus();
    for (const [kind] of [['note'] as const, ...refusable.filter(([each]) => each !== 'note')]) {
      await choose(kind);
      await page.until(() => page.text.includes(reasons['processing-restricted']));
      await expect(page.timeline).to.be.accessible();
    }
  });
});
