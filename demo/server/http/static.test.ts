import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { Env } from './env.js';
import { pagePolicy, staticFiles } from './static.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dialora-static-'));
writeFileSync(path.join(folder, '..', 'outside.txt'), 'outside');
for (const [file, text] of Object.entries({
  'index.html': '<!doctype html><script>hello()</script><script src="/a.js"></script>',
  'desk/index.html': '<!doctype html>desk',
  'assets/desk-abc123.js': 'export {}',
  'embed/dialora.js': 'export {}',
})) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
const app = new Hono<Env>();
app.use(async (c, next) => {
  c.set('ownOrigin', 'http://localhost:5170');
  await next();
});
staticFiles(app, { staticDir: folder });
const get = (address: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:5170${address}`, { headers });

test('pages come with a policy that lets in nothing foreign and no text as markup', async () => {
  const response = await get('/');
  const policy = response.headers.get('content-security-policy') ?? '';
  const hash = createHash('sha256').update('hello()').digest('base64');
  assert.match(policy, /default-src 'none'/);
  assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}';`));
  assert.ok(policy.includes("connect-src 'self' ws://localhost:5170 ws://localhost:* ws://127.0.0.1:*;"));
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe|https:|\*(?!;| ws)/);
  assert.match(response.headers.get('permissions-policy') ?? '', /microphone=\(self\)/);
});

test('data blocks and held-back scripts get no hash, for they do not run', () => {
  const html =
    '<script type="text/plain" data-category="analytics">track()</script><script type="application/json">{}</script>';
  assert.match(pagePolicy(html, 'http://localhost:1'), /script-src 'self';/);
});

test('folders lead to their page, hashed files are kept for ever, the rest is asked for anew', async () => {
  const folderless = await get('/desk?contact=1');
  assert.deepEqual([folderless.status, folderless.headers.get('location')], [308, '/desk/?contact=1']);
  assert.match(await (await get('/desk/')).text(), /desk/);
  assert.match((await get('/assets/desk-abc123.js')).headers.get('cache-control') ?? '', /immutable/);
  const embed = await get('/embed/dialora.js');
  assert.equal(embed.headers.get('cache-control'), 'no-cache');
  assert.equal(embed.headers.get('access-control-allow-origin'), '*');
  const again = await get('/embed/dialora.js', { 'If-None-Match': embed.headers.get('etag') ?? '' });
  assert.equal(again.status, 304);
});

test('nothing outside the folder can be reached', async () => {
  for (const address of [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/desk/..%2f..%2foutside.txt',
    '/%ff',
  ]) {
    assert.equal((await get(address)).status, 404, address);
  }
});
