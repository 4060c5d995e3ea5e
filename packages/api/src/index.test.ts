import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page would load for this piece of code, minified. */
async function bundle(code: string): Promise<{ readonly text: string; readonly brotli: number }> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source', 'module', 'browser'],
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return { text, brotli: brotliCompressSync(text).length };
}

const used = (names: string, from: string): string =>
  `import { ${names} } from '${from}'; globalThis.used = [${names}];`;
const page =
  'createApiClient, createEventStream, createLiveEvents, createContactSource, createActivitySource, createCallService, createAgentResource, createCallerIdResource';

describe('the bundle of a page', () => {
  test('stays below 20 kB brotli with client, events, sources and the schemas they check', async () => {
    const { brotli } = await bundle(used(page, '@dialora/api'));
    assert.ok(brotli < 20_000, `${brotli} bytes`);
  });

  test('adds less than 5 kB brotli for the outbox', async () => {
    const without = await bundle(used(page, '@dialora/api'));
    const outbox = await bundle(used(page, '@dialora/api') + used('createLogBook', '@dialora/api/outbox'));
    assert.ok(outbox.brotli - without.brotli < 5000, `${outbox.brotli - without.brotli} bytes`);
  });

  test('holds only the resources that are used', async () => {
    const { text } = await bundle(used('createApiClient', '@dialora/api') + used('getMe', '@dialora/api/routes'));
    assert.match(text, /\/api\/v1\/me/);
    for (const foreign of ['do_not_call', '/api/v1/contacts', 'privacy_requests', 'policy_version', 'grant_type']) {
      assert.ok(!text.includes(foreign), `${foreign} came along`);
    }
  });

  test('holds nothing that a strict content security policy forbids', async () => {
    const { text } = await bundle(
      `import * as api from '@dialora/api'; import * as outbox from '@dialora/api/outbox'; globalThis.used = [api, outbox];`,
    );
    assert.doesNotMatch(text, /\bnew Function\b|\beval\(|\bFunction\(/);
  });
});
