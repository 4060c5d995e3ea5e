import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTime, timeDifference, zoneOffset } from './local-time.js';

const november = Date.UTC(2026, 10, 22, 21, 15);
const july = Date.UTC(2026, 6, 1, 12, 0);

test('a zone is as far from UTC as its own summer time says', () => {
  assert.equal(zoneOffset('Asia/Kolkata', november), 330);
  assert.equal(zoneOffset('Europe/London', november), 0);
  assert.equal(zoneOffset('Europe/London', july), 60);
  assert.equal(zoneOffset('America/St_Johns', november), -210);
  assert.equal(zoneOffset('Asia/Kathmandu', november), 345);
});

test('the weekday is named when it is already tomorrow there', () => {
  const time = localTime('en-GB', 'Australia/Sydney', november);
  assert.match(time?.text ?? '', /^Mon,? 08:15$/);
  assert.equal(time!.ahead - -new Date(november).getTimezoneOffset() * -1, 660);
});

test('a zone that nobody knows is left out instead of breaking the card', () => {
  assert.equal(localTime('en', 'Mars/Olympus_Mons', november), undefined);
});

test('a difference is said in hours and minutes', () => {
  assert.equal(timeDifference('en', -330), '5 hr 30 min');
  assert.equal(timeDifference('en', 120), '2 hr');
  assert.equal(timeDifference('en', 45), '45 min');
});
