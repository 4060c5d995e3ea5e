import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { DialoraError } from '@dialora/core';
import { note, TimelineHarness } from '../testing/timeline-harness.js';
import { withControl as pressWithControl } from '../testing/reading.js';

const withControl = (key: string) => pressWithControl(key, sendKeys as never);

describe('dialora-timeline: notes', () => {
  let page: TimelineHarness;
  const field = () => page.get('textarea') as HTMLTextAreaElement;

  beforeEach(async () => {
    page = await new TimelineHarness().ready();
  });

  afterEach(() => page.remove());

  async function write(text: string) {
    field().focus();
    // WebKit's driver swallows letters that are typed in one go.
    if (/Chrome|Firefox/.test(navigator.userAgent)) await sendKeys({ type: text });
    else for (const letter of text) await sendKeys({ press: letter });
  }

  it('adds a note of several lines with Ctrl+Enter, shown as waiting until the server has it', async () => {
    const heard: unknown[] = [];
    page.box.addEventListener('dialora-note-added', (event) => heard.push(event.detail));
    await write('Wants a quote');
    await sendKeys({ press: 'Enter' });
    await write('by Friday');
    await withControl('Enter');
    await page.until(() => page.last.textContent.includes('Wants a quote'));
    expect(field().value).to.equal('');
    expect(page.last.textContent).to.contain('Waiting to be sent');
    const { added, pending } = page.workspace.log;
    expect(added[0]?.entry).to.include({ type: 'note', contactId: 'con_amelia', body: 'Wants a quote\nby Friday' });
    expect(heard).to.deep.equal([{ id: added[0]?.id, contactId: 'con_amelia' }]);
    expect(page.gap).to.be.at.most(1);

    const id = pending.get()[0]!.id;
    page.workspace.log.acknowledge(id);
    page.workspace.live.push({ type: 'activity-created', activity: note('Wants a quote\nby Friday', { id, ago: 0 }) });
    await page.until(() => !page.text.includes('Waiting to be sent') && !page.text.includes('Sending'));
    expect(page.articles.filter((article) => article.textContent.includes('Wants a quote')).length).to.equal(1);
    expect(page.last.dataset['pending']).to.equal(undefined);
  });

  it('adds a note by its button, and none that is empty', async () => {
    field().focus();
    await withControl('Enter');
    expect(page.workspace.log.added.length).to.equal(0);
    await write('   ');
    expect(page.find('[part="add-button"]')?.hidden).to.equal(true);
    await write('Prefers Tuesdays');
    await page.settled();
    await sendMouse({ type: 'click', position: page.centre(page.button('Add note')) });
    await page.until(() => page.last.textContent.includes('Prefers Tuesdays'));
  });

  it('does not let a note vanish between the log book and the feed', async () => {
    const release = page.workspace.network.hold();
    await write('Between two worlds');
    await withControl('Enter');
    await page.until(() => page.text.includes('Waiting to be sent'));
    page.workspace.log.acknowledge(page.workspace.log.pending.get()[0]!.id);
    await page.settled();
    expect(page.last.textContent).to.contain('Between two worlds');
    expect(page.last.textContent).to.contain('Sending');
    release();
  });

  it('keeps what was typed when it cannot be kept on this device, and says so', async () => {
    page.workspace.log.failNextAdd(new DialoraError({ kind: 'storage-unavailable' }));
    await write('Important');
    await withControl('Enter');
    await page.until(() => page.text.includes('This browser cannot keep your work.'));
    expect(field().value).to.equal('Important');
    await write('!');
    await page.until(() => !page.text.includes('This browser cannot keep your work.'));
    await withControl('Enter');
    await page.until(() => page.workspace.log.added.length === 1);
  });

  it('shows a note that is stuck with its reason, and tries it again or throws it away', async () => {
    await write('Stuck one');
    await withControl('Enter');
    await page.until(() => page.workspace.log.pending.get().length === 1);
    const { id } = page.workspace.log.pending.get()[0]!;
    page.workspace.log.refuse(id, { kind: 'forbidden' });
    await page.until(() => page.last.textContent.includes('Could not be sent'));
    expect(page.last.textContent).to.contain('Your account may not do this.');
    await sendMouse({ type: 'click', position: page.centre(page.button('Try again', page.last)) });
    await page.until(() => page.last.textContent.includes('Sending'));
    page.workspace.log.refuse(id, { kind: 'forbidden' });
    await page.until(() => page.last.textContent.includes('Could not be sent'));
    page.button('Discard', page.last).click();
    await page.until(() => !page.text.includes('Stuck one'));
    expect(page.polite).to.equal('The note was discarded.');
  });

  it('keeps a half-written note while another contact is looked at', async () => {
    await write('Half a thou');
    page.timeline.contactId = 'con_joao';
    await page.until(() => field().value === '');
    page.timeline.contactId = 'con_amelia';
    await page.until(() => field().value === 'Half a thou');
  });

  it('says beside a call that its log is still on this device', async () => {
    await page.workspace.log.add({ type: 'call-log', callId: 'call_con_amelia_1', disposition: 'connected' });
    await page.until(() => page.last.textContent.includes('Your log of this call is kept on this device'));
  });

  it('shows no field for notes when the page does not want one', async () => {
    page.timeline.withoutComposer = true;
    await page.until(() => page.find('textarea') === undefined);
  });
});
