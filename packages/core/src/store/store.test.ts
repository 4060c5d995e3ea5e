import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore, derive } from './store.js';

test('a subscriber hears a change once, with what it was before', () => {
  const store = createStore(1);
  const heard: [number, number][] = [];
  store.subscribe((value, previous) => heard.push([value, previous]));
  store.set(2);
  store.set(2);
  assert.deepEqual(heard, [[2, 1]]);
});

test('a listener that another one removed while being told is not called', () => {
  const store = createStore('a');
  const heard: string[] = [];
  let undo = (): void => undefined;
  store.subscribe(() => undo());
  undo = store.subscribe((value) => heard.push(value));
  store.set('b');
  assert.deepEqual(heard, []);
});

test('a derived value tells only when its own result changed', () => {
  const store = createStore({ count: 1, name: 'x' });
  const heard: number[] = [];
  derive(store, (value) => value.count).subscribe((count) => heard.push(count));
  store.set({ count: 1, name: 'y' });
  store.set({ count: 2, name: 'y' });
  assert.deepEqual(heard, [2]);
});
