import { expect, fixtureCleanup } from '@open-wc/testing';
import { build, closedMessage, openMessage, view } from './fixtures.js';
import { readThread } from './thread.js';

const hannah = { name: 'Hannah Whitcombe', email: 'Hannah@northgate.example.test', text: 'Ring me on 020 7946 0123' };
const tom = { name: 'Tom Okafor', email: 'tom@northgate.example.test', text: 'Night lead' };

describe('reading the open thread', () => {
  afterEach(() => {
    fixtureCleanup();
    document.body.replaceChildren();
  });

  it('finds ids, sender, recipients and the letter’s text', () => {
    document.body.append(view([openMessage({ ...hannah, to: ['asha@harbour.example.test'] })]));
    const thread = readThread(document);
    expect(thread?.id).to.equal('thread-f:1850000000000000001');
    expect(thread?.legacyId).to.equal('19ac8532c2790001');
    const [message] = thread!.messages;
    expect(message?.id).to.equal('msg-f:1850000000000000001');
    expect(message?.legacyId).to.equal('19ac8532c2790001');
    expect(message?.from).to.deep.equal({ email: 'hannah@northgate.example.test', name: 'Hannah Whitcombe' });
    expect(message?.to.map(({ email }) => email)).to.deep.equal(['asha@harbour.example.test']);
    expect(message?.body.textContent).to.contain('020 7946 0123');
  });

  it('reads the view on screen, not those that were left and kept', () => {
    document.body.append(view([openMessage(tom)], { hidden: true }), view([openMessage(hannah)]));
    expect(readThread(document)?.messages.map((message) => message.from?.name)).to.deep.equal(['Hannah Whitcombe']);
  });

  it('knows who wrote closed messages, but reads no text of theirs', () => {
    document.body.append(view([closedMessage(tom), openMessage(hannah)]));
    const thread = readThread(document);
    expect(thread?.writers.map(({ name }) => name)).to.deep.equal(['Tom Okafor', 'Hannah Whitcombe']);
    expect(thread?.messages).to.have.length(1);
  });

  it('does without the permanent id, as in a preview pane that is still loading', () => {
    document.body.append(view([openMessage(hannah)], { heading: build('h2', { class: 'hP' }, 'Quote') }));
    const thread = readThread(document);
    expect(thread?.id).to.equal(undefined);
    expect(thread?.messages).to.have.length(1);
  });

  it('does without list roles and without the sender’s usual place', () => {
    const message = openMessage(hannah);
    message.removeAttribute('role');
    message.querySelector('.gD')?.classList.remove('gD');
    document.body.append(view([message]));
    expect(readThread(document)?.messages[0]?.from?.email).to.equal('hannah@northgate.example.test');
    expect(readThread(document)?.writers).to.have.length(1);
  });

  it('sees no thread in a list, in a page without a view, and takes no notice of letters being written', () => {
    expect(readThread(document)).to.equal(undefined);
    document.body.append(build('div', { role: 'main' }, build('table', { class: 'F' })));
    expect(readThread(document)).to.equal(undefined);
    const compose = build('div', { class: 'aoI', role: 'region' }, openMessage(tom).firstElementChild!);
    document.querySelector('[role=main]')?.append(compose);
    expect(readThread(document)).to.equal(undefined);
  });

  it('takes an address that is no address, and a name that only repeats it, for nothing', () => {
    const odd = openMessage({ ...hannah, name: 'hannah@northgate.example.test' });
    document.body.append(view([odd, openMessage({ ...tom, email: 'undisclosed', serial: 2 })]));
    expect(readThread(document)?.messages.map((message) => message.from)).to.deep.equal([
      { email: 'hannah@northgate.example.test' },
      undefined,
    ]);
  });
});
