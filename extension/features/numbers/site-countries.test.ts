import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryArea } from '../platform/area.js';
import { countryOfSite, forgetCountries, rememberCountry, siteOf } from './site-countries.js';

test('a choice is remembered for its site alone, and the last one counts', async () => {
  const disk = memoryArea();
  await rememberCountry(disk, 'shop.example.test', 'DE');
  await rememberCountry(disk, 'news.example.test', 'FR');
  await rememberCountry(disk, 'shop.example.test', 'AT');
  assert.equal(await countryOfSite(disk, 'shop.example.test'), 'AT');
  assert.equal(await countryOfSite(disk, 'news.example.test'), 'FR');
  assert.equal(await countryOfSite(disk, 'other.example.test'), undefined);
  assert.equal(await countryOfSite(disk, 'constructor'), undefined);
});

test('nothing of it is left when the person leaves', async () => {
  const disk = memoryArea();
  await rememberCountry(disk, 'shop.example.test', 'DE');
  await forgetCountries(disk);
  assert.equal(await countryOfSite(disk, 'shop.example.test'), undefined);
  assert.equal(await disk.get('site-countries'), undefined);
});

test('the list does not grow for ever: the oldest choice goes', async () => {
  const disk = memoryArea();
  const all = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s${i}.example.test`, 'GB']));
  await disk.set('site-countries', all);
  await rememberCountry(disk, 'new.example.test', 'IT');
  assert.equal(await countryOfSite(disk, 'new.example.test'), 'IT');
  assert.equal(await countryOfSite(disk, 's0.example.test'), undefined);
  assert.equal(await countryOfSite(disk, 's1.example.test'), 'GB');
});

test('a site is a host of the web', () => {
  assert.equal(siteOf('https://shop.example.test/contact?x=1'), 'shop.example.test');
  assert.equal(siteOf('about:srcdoc'), undefined);
  assert.equal(siteOf('chrome://newtab/'), undefined);
  assert.equal(siteOf(undefined), undefined);
});
