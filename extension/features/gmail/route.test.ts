import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMailbox, parseGmailRoute } from './route.js';

test('a folder, a page of it, and a thread in it are told apart', () => {
  assert.deepEqual(parseGmailRoute(''), { folder: 'inbox' });
  assert.deepEqual(parseGmailRoute('#label/Customers/p3'), { folder: 'label' });
  assert.deepEqual(parseGmailRoute('#inbox/FMfcgzQcnBhwkzTdNbXkQ'), {
    folder: 'inbox',
    token: 'FMfcgzQcnBhwkzTdNbXkQ',
  });
  assert.deepEqual(parseGmailRoute('#search/cold+chain/FMfcgzQcnBhwkzTdNbXkQ?compose=new'), {
    folder: 'search',
    token: 'FMfcgzQcnBhwkzTdNbXkQ',
  });
  assert.deepEqual(parseGmailRoute('#FMfcgzQcnBhwkzTdNbXkQ'), { folder: 'FMfcgzQcnBhwkzTdNbXkQ' });
});

test('print view, pop-outs and embedded compose are left alone', () => {
  assert.equal(isMailbox('https://mail.google.com/mail/u/0/#inbox'), true);
  assert.equal(isMailbox('https://mail.google.com/mail/u/1/?ui=2&view=btop&ver=1'), false);
  assert.equal(isMailbox('https://mail.google.com/mail/u/0/?ui=2&view=pt&search=all'), false);
  assert.equal(isMailbox('https://mail.google.com/mail/?ui=2&view=cm&to=a%40example.test'), false);
  assert.equal(isMailbox('https://mail.google.com/chat/u/0/'), false);
});

test('no address breaks the reader', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      assert.equal(typeof parseGmailRoute(hash).folder, 'string');
    }),
  );
});
