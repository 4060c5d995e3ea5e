import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternOf } from './sites.js';

test('a site may be written as a name or as an address of one of its pages', () => {
  assert.equal(patternOf('shop.example.com'), 'https://shop.example.com/*');
  assert.equal(patternOf(' https://shop.example.com/contact?x=1 '), 'https://shop.example.com/*');
});

test('what is no site, or not secure, is refused', () => {
  for (const typed of [
    '',
    'not a site',
    'http://shop.example.com',
    'file:///etc/passwd',
    '*',
    'https://*/*',
    'javascript:1',
  ])
    assert.equal(patternOf(typed), undefined, typed);
  assert.equal(patternOf('http://localhost:5170/site/', true), 'http://localhost/*');
});
