import { expect } from '@open-wc/testing';
import { contextOf, readMailbox } from './context.js';
import { build, closedMessage, openMessage, view } from './fixtures.js';
import { readThread } from './thread.js';

const mailbox = 'asha@harbour.example.test';
const asha = { name: 'Asha Mehta', email: mailbox, text: 'Thank you' };
const hannah = { name: 'Hannah Whitcombe', email: 'hannah@northgate.example.test', text: 'Ring me', to: [mailbox] };
const leo = {
  name: 'Leo Brandt',
  email: 'leo@harbour.example.test',
  text: 'Rates attached',
  to: [hannah.email, mailbox],
};

const people = () => contextOf(readThread(document), mailbox)?.people.map(({ email }) => email);

describe('who is at the other end', () => {
  afterEach(() => document.body.replaceChildren());

  it('is the last one who wrote, then the other writers, never the mailbox itself', () => {
    document.body.append(view([closedMessage(leo), openMessage(hannah)]));
    expect(people()).to.deep.equal([hannah.email, leo.email]);
  });

  it('is the one written to, when only the mailbox itself wrote', () => {
    document.body.append(view([openMessage({ ...asha, to: [hannah.email] })]));
    expect(people()).to.deep.equal([hannah.email]);
  });

  it('is nobody when a machine wrote, and nothing where no thread is open', () => {
    document.body.append(view([openMessage({ ...hannah, email: 'no-reply@fairway.example.com' })]));
    expect(people()).to.deep.equal([]);
    document.body.replaceChildren();
    expect(contextOf(readThread(document), mailbox)).to.equal(null);
  });

  it('carries neither subject nor text', () => {
    document.body.append(view([openMessage(hannah)]));
    const told = JSON.stringify(contextOf(readThread(document), mailbox));
    expect(told).not.to.contain('Quote');
    expect(told).not.to.contain('Ring me');
  });
});

describe('whose mailbox it is', () => {
  const title = document.title;
  afterEach(() => {
    document.body.replaceChildren();
    document.title = title;
  });

  it('stands in the account link in every language', () => {
    for (const label of [`Google Account: Asha Mehta (${mailbox})`, `الحساب: Asha (${mailbox})`]) {
      document.body.replaceChildren(build('a', { href: '#', 'aria-label': label }));
      expect(readMailbox(document)).to.equal(mailbox);
    }
  });

  it('stands in the title when the link is gone, and is unknown otherwise', () => {
    document.title = `Inbox (2) - ${mailbox} - Example Mail`;
    expect(readMailbox(document)).to.equal(mailbox);
    document.title = 'Mail';
    expect(readMailbox(document)).to.equal(undefined);
  });
});
