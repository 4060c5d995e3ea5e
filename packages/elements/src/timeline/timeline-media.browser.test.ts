import { expect } from '@open-wc/testing';
import type { Activity, MessageMedium } from '@dialora/core';
import { createFakeWorkspace } from '@dialora/core/testing';
import { note, TimelineHarness, type TimelineHarnessOptions } from '../testing/timeline-harness.js';
import '../locales/ar.js';

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

function message(media: readonly MessageMedium[], { body = '', id = 'msg', ago = 1 } = {}): Activity {
  return {
    id,
    contactId: 'con_amelia',
    occurredAt: minutesAgo(ago),
    type: 'whatsapp',
    direction: 'inbound',
    number: '+447700900123',
    status: 'received',
    body,
    media,
  };
}

const picture: MessageMedium = { id: 'med_picture', mimeType: 'image/jpeg' };
const voice: MessageMedium = { id: 'med_voice', mimeType: 'audio/ogg' };
const file: MessageMedium = { id: 'med_file', mimeType: 'application/pdf' };

describe('dialora-timeline: pictures, voice notes and files of messages', () => {
  let page: TimelineHarness;
  afterEach(() => page.remove());

  const open = async (activities: readonly Activity[], options: TimelineHarnessOptions = {}): Promise<void> => {
    page = await new TimelineHarness({ ...options, workspace: createFakeWorkspace({ activities }) }).ready();
  };
  const box = (): HTMLElement => page.get('dialora-message-picture');
  const inBox = (selector: string): HTMLElement | null => box().shadowRoot?.querySelector(selector) ?? null;
  const state = (): string | undefined => inBox('.box')?.dataset['state'];
  const words = (): string => box().shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  it('shows a picture in a box that does not move, and in full by a press, by keyboard', async () => {
    await open([message([picture])]);
    expect(page.last.querySelector('.title')!.textContent).to.contain('WhatsApp received');
    const { height, width } = box().getBoundingClientRect();
    expect(height).to.be.closeTo((width * 3) / 4, 1);
    const { top } = page.last.getBoundingClientRect();
    await page.until(() => state() === 'shown', 'the picture');
    expect(box().getBoundingClientRect().height).to.be.closeTo(height, 1);
    expect(page.last.getBoundingClientRect().top).to.be.closeTo(top, 1);
    expect(page.workspace.messageMedia.asked).to.deep.equal(['med_picture']);
    await expect(page.timeline).to.be.accessible();

    const opener = inBox('.open')!;
    opener.focus();
    opener.click();
    await page.until(() => inBox('dialog') !== null, 'the dialog');
    const dialog = inBox('dialog') as HTMLDialogElement;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(box().shadowRoot!.activeElement?.getAttribute('aria-label')).to.equal('Close');
    await expect(page.timeline).to.be.accessible();
    (box().shadowRoot!.activeElement as HTMLElement).click();
    await page.until(() => inBox('dialog') === null, 'it is closed');
    expect(box().shadowRoot!.activeElement).to.equal(opener);
    expect(page.workspace.messageMedia.asked, 'looked at once').to.deep.equal(['med_picture']);
  });

  it('says what a message without a text is, and draws no empty bubble', async () => {
    await open([message([picture, { ...picture, id: 'med_2' }, voice, file])]);
    expect(page.last.getAttribute('aria-label')).to.match(
      /^WhatsApp received: 2 pictures, 1 voice note,? and 1 file, /,
    );
    expect(page.last.querySelector('.bubble')).to.equal(null);
    expect(page.last.querySelector('.title')!.textContent).to.contain('2 pictures');
  });

  it('tries again what could not be loaded, and says when it was erased', async () => {
    const workspace = createFakeWorkspace({ activities: [message([picture], { body: 'Look' })] });
    const mend = workspace.messageMedia.fail('med_picture', { kind: 'server-error', status: 503 });
    page = await new TimelineHarness({ workspace }).ready();
    await page.until(() => words().includes('The picture could not be loaded.'));
    const { height } = box().getBoundingClientRect();
    await expect(page.timeline).to.be.accessible();
    mend();
    const offline = workspace.messageMedia.fail('med_picture', { kind: 'offline' });
    inBox('.trouble button')!.click();
    await page.until(() => words().includes('You are offline.'));
    offline();
    // The network is back: nobody has to press anything.
    globalThis.dispatchEvent(new Event('online'));
    await page.until(() => state() === 'shown', 'the picture');
    expect(box().getBoundingClientRect().height).to.be.closeTo(height, 1);
    page.remove();

    const gone = createFakeWorkspace({ activities: [message([picture])] });
    gone.messageMedia.fail('med_picture', { kind: 'not-found', status: 410, code: 'gone' });
    page = await new TimelineHarness({ workspace: gone }).ready();
    await page.until(() => words() === 'It was erased.');
    expect(inBox('.trouble button')).to.equal(null);
    await expect(page.timeline).to.be.accessible();
  });

  it('asks for a picture once it is in view, and for none twice when somebody comes back to it', async () => {
    const later = Array.from({ length: 30 }, (_, at) => note(`Note ${at}`, { ago: 30 - at }));
    await open([message([picture], { ago: 60 }), ...later]);
    expect(page.workspace.messageMedia.asked).to.deep.equal([]);
    // Not by a jump to the entry: what has the focus stays drawn.
    const goUp = async (): Promise<void> => {
      while (page.find('dialora-message-picture') === undefined) await page.scrollBy(-2000);
      await page.until(() => state() === 'shown', 'the picture');
    };
    await goUp();
    page.timeline.scrollToEnd();
    await page.until(() => page.find('dialora-message-picture') === undefined, 'it is out of view');
    await goUp();
    expect(page.workspace.messageMedia.asked).to.deep.equal(['med_picture']);
  });

  it('plays a voice note, and downloads a file; one that fails is tried again', async () => {
    await open([message([voice, file])]);
    page.button('Listen', page.last).click();
    await page.until(() => page.find('dialora-audio-player') !== undefined, 'the player');
    expect(page.workspace.messageMedia.asked, 'nothing before somebody plays').to.deep.equal([]);
    await expect(page.timeline).to.be.accessible();

    const saved: string[] = [];
    const onClick = (event: MouseEvent): void => {
      const [target] = event.composedPath();
      if (target instanceof HTMLAnchorElement && target.download !== '') saved.push(target.download);
    };
    // The link is in no document: its click is heard where it is made.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      onClick({ composedPath: () => [this] } as unknown as MouseEvent);
    };
    try {
      const mend = page.workspace.messageMedia.fail('med_file', { kind: 'api-unreachable' });
      page.button('Download: PDF document', page.last).click();
      await page.until(() => page.text.includes('Dialora does not answer right now.'));
      mend();
      page.button('Download: PDF document', page.last).click();
      await page.until(() => saved.length === 1, 'the download');
      expect(saved).to.deep.equal(['med_file.bin']);
      await page.until(() => !page.text.includes('Dialora does not answer'));
      page.workspace.messageMedia.fail('med_file', { kind: 'not-found', status: 410 });
      page.button('Download: PDF document', page.last).click();
      await page.until(() => page.text.includes('It was erased.'));
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('shows no picture that may hold a script, and fits a narrow page from right to left', async () => {
    const media = [
      { id: 'med_svg', mimeType: 'image/svg+xml' },
      { id: 'med_odd', mimeType: `text/html"><img src=x onerror=hacked=true>\u202e${'x'.repeat(200)}` },
      { id: 'med_unknown', mimeType: 'application/octet-stream' },
    ];
    await open([message([picture, voice, ...media])], { width: 320, lang: 'ar' });
    await page.until(() => state() === 'shown', 'the picture');
    expect(page.root.querySelectorAll('dialora-message-picture').length).to.equal(1);
    expect(page.root.querySelectorAll('.file').length).to.equal(3);
    expect(page.root.querySelector('.file img')).to.equal(null);
    expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
    expect(box().getBoundingClientRect().right).to.be.closeTo(
      page.last.querySelector('.body')!.getBoundingClientRect().right,
      1,
    );
    await expect(page.timeline).to.be.accessible();
  });
});
