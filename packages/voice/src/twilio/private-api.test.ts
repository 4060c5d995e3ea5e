import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import type { MediaAccess } from './media.js';
import { deviceOptions } from './private-api.js';
import { silentSound } from './silent-sound.js';

const sdk = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@twilio/voice-sdk')), '..');
const device = readFileSync(path.join(sdk, 'esm/twilio/device.js'), 'utf8').replace(/\/\/# sourceMapping.*/, '');
const media = { getUserMedia: async () => undefined, RTCPeerConnection: Object } as unknown as MediaAccess;
const settings = { publishInsights: false, tokenRefreshMs: 30_000, media };

test('the SDK still reads each private option that is set', () => {
  const options = deviceOptions({ ...settings, gateway: 'localhost:5170' });
  const hidden = ['chunderw', 'publishEvents', 'Sound'];
  for (const name of hidden) {
    assert.ok(name in options, `${name} is set`);
    assert.match(device, new RegExp(`this\\._options\\.${name}\\b`), `the SDK reads ${name}`);
  }
  assert.match(device, /wss:\/\/\$\{uri\}\/signal|createSignalingEndpointURL/);
  assert.match(device, /addEventListener\('pagehide', this\._boundOnPageHide\)/);
});

test('the version that these facts are about is pinned exactly', () => {
  assert.equal(manifest.dependencies['@twilio/voice-sdk'], '2.18.5');
  const installed = JSON.parse(readFileSync(path.join(sdk, 'package.json'), 'utf8')) as { version: string };
  assert.equal(installed.version, '2.18.5');
});

test('without a gateway the SDK finds Twilio by itself', () => {
  assert.ok(!('chunderw' in deviceOptions({ ...settings, gateway: undefined })));
});

test('nothing goes to Insights unless the account asks', () => {
  const published = (publishInsights: boolean): unknown =>
    (deviceOptions({ ...settings, gateway: undefined, publishInsights }) as { publishEvents?: boolean }).publishEvents;
  assert.equal(published(false), false);
  assert.equal(published(true), true);
});

test('the stand-in has every method of a sound that the SDK calls', () => {
  const used = new Set([...device.matchAll(/_soundcache\.get\([^)]*\)\s*\.(\w+)\(/g)].map((match) => match[1]!));
  const sound = new (silentSound as unknown as new (name: string) => Record<string, unknown>)('incoming');
  assert.ok(used.size >= 3);
  for (const method of used) assert.equal(typeof sound[method], 'function', method);
});
