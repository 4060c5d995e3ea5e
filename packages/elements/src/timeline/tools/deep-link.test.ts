import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedActivity, linkTo } from './deep-link.js';

test('a link leads back to the entry it was made for, whatever its id', () => {
  for (const id of ['act_1', 'a"><b&x=1', 'é#%']) {
    const link = linkTo('https://crm.example.test/contact/7?tab=1#view=full', id);
    assert.equal(linkedActivity(new URL(link).hash), id);
    assert.match(link, /\?tab=1#view=full&/);
  }
  assert.equal(linkedActivity('#/route/7'), undefined);
  assert.equal(linkedActivity(''), undefined);
});
