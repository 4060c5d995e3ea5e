import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { shortcutActions } from './shortcuts.js';

const home = import.meta.dirname;
const read = (file: string): string => readFileSync(path.join(home, file), 'utf8');
const manual = read('dialer.md');
const element = read('dialer.ts');
const drawn = [
  ...readdirSync(home).filter((name) => name.endsWith('.ts') && !name.includes('.test.')),
  '../internal/problem-message.ts',
  '../internal/audio-player/audio-player.ts',
].map(read);
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const section = (title: string): string => manual.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

test('the manual lists every attribute and property of the dialer, and no other', () => {
  const declared = all(element, /@property\([^)]*\)\s*(?:override )?(\w+)/g);
  const listed = all(section('Attributes and properties'), /^\|[^|]*\| `(\w+)`/gm);
  assert.deepEqual([...listed].sort(), [...declared].sort());
  for (const attribute of all(element, /attribute: '([\w-]+)'/g)) {
    assert.match(section('Attributes and properties'), new RegExp(`^\\| \`${attribute}\``, 'm'));
  }
});

test('the manual lists every event and every action that is asked with it', () => {
  for (const event of all(element, /@fires \{\w+\} ([\w-]+)/g))
    assert.ok(section('Events').includes(`\`${event}\``), event);
  for (const file of ['../events/call-request.ts', '../events/phone-request.ts']) {
    for (const union of all(read(file), /action: ((?:'[\w-]+'[\s|]*)+)/g)) {
      for (const action of all(union, /'([\w-]+)'/g)) assert.ok(section('Events').includes(`\`${action}\``), action);
    }
  }
});

test('the manual lists every part that a page can reach, and none that is not drawn', () => {
  const sources = drawn.join('\n');
  const exported = all(sources, /exportparts="([^"]+)"/g).flatMap((list) => list.split(/,\s*/));
  const listed = all(section('Parts'), /`([\w-]+)`/g);
  for (const part of new Set(exported)) assert.ok(listed.includes(part), `${part} is not in the manual`);
  for (const part of listed) {
    const control = part.replace(/-button$/, '');
    const literal = new RegExp(`part="${part}"|part='${part}'|'${part}'|name: '${control}'|tool\\('${control}'`);
    const named = new RegExp(`'${control}',`);
    assert.ok(literal.test(sources) || named.test(sources), `${part} is drawn nowhere`);
  }
});

test('the manual lists every custom property of its own and every shortcut', () => {
  for (const name of new Set(drawn.flatMap((text) => all(text, /var\((--dialora-dialer-[\w-]+)/g)))) {
    assert.ok(section('CSS custom properties').includes(`\`${name}\``), name);
  }
  assert.equal(all(section('Keyboard'), /^\| (Alt\+Shift\+\w)/gm).length, shortcutActions.length);
});
