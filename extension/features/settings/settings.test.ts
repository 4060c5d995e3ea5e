import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryArea } from '../platform/area.js';
import { changeSettings, defaultSettings, readSettings } from './settings.js';

test('a new profile marks numbers and dials at once', async () => {
  assert.deepEqual(await readSettings(memoryArea()), { dialAtOnce: true, marks: true });
});

test('a change is kept and leaves the rest as it was', async () => {
  const area = memoryArea();
  await changeSettings(area, { country: 'IN' });
  await changeSettings(area, { dialAtOnce: false });
  assert.deepEqual(await readSettings(area), { dialAtOnce: false, marks: true, country: 'IN' });
});

test('a choice can be taken back', async () => {
  const area = memoryArea();
  await changeSettings(area, { country: 'IN' });
  assert.deepEqual(await changeSettings(area, { country: undefined }), defaultSettings);
});

test('settings that make no sense give way to the defaults', async () => {
  const area = memoryArea();
  await area.set('settings', { country: 'Narnia' });
  assert.deepEqual(await readSettings(area), defaultSettings);
});
