import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundDevice } from './device-list.js';
import { changeOf, choiceOf } from './device-list.js';

const input = (deviceId: string, label: string, groupId = ''): FoundDevice => ({
  kind: 'audioinput',
  deviceId,
  label,
  groupId,
});
const builtIn = input('b', 'MacBook microphone', 'mac');
const headset = input('h', 'Jabra Evolve2 65', 'jabra');
const choose = (found: readonly FoundDevice[], chosen?: string) => choiceOf(found, 'audioinput', chosen);

test('Chromium’s second entry of what the system prefers names the real device and is no choice of its own', () => {
  const choice = choose([input('default', 'Default - Jabra Evolve2 65', 'x'), builtIn, headset]);
  assert.deepEqual(
    choice.available.map(({ id }) => id),
    ['b', 'h'],
  );
  assert.equal(choice.inUse?.id, 'h');
  const byBox = choose([input('default', 'Standard', 'mac'), headset, builtIn, input('communications', '', 'jabra')]);
  assert.equal(byBox.inUse?.id, 'b');
});

test('without such an entry the first is used; a choice that is there wins, one that is gone stays chosen', () => {
  assert.equal(choose([headset, builtIn]).inUse?.id, 'h');
  assert.equal(choose([headset, builtIn], 'b').inUse?.id, 'b');
  const gone = choose([headset], 'b');
  assert.deepEqual([gone.chosen, gone.inUse?.id], ['b', 'h']);
});

test('before the microphone was allowed there are neither ids nor names, and none is listed', () => {
  assert.deepEqual(choose([input('', '')]), { available: [] });
});

test('a device that is pulled or plugged in is told with what is used now', () => {
  const both = choose([headset, builtIn]);
  const one = choose([builtIn]);
  assert.deepEqual(changeOf('microphone', both, one, 7), {
    kind: 'microphone',
    removed: 'Jabra Evolve2 65',
    nowUsing: 'MacBook microphone',
    at: 7,
  });
  assert.deepEqual(changeOf('microphone', one, both, 8), {
    kind: 'microphone',
    added: 'Jabra Evolve2 65',
    nowUsing: 'Jabra Evolve2 65',
    at: 8,
  });
});

test('a choice by hand, a device that nobody uses and names that come with the permission are no news', () => {
  const both = [headset, builtIn];
  assert.equal(changeOf('microphone', choose(both), choose(both, 'b'), 1), undefined);
  assert.equal(changeOf('microphone', choose([headset]), choose(both), 1), undefined);
  assert.equal(changeOf('microphone', choose([input('1', '')]), choose(both), 1), undefined);
  assert.equal(changeOf('microphone', undefined, choose(both), 1), undefined);
});
