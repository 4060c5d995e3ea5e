import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { leanPlans } from './lean-plans.mjs';

interface Metadata {
  readonly version: number;
  readonly country_calling_codes: object;
  readonly countries: Readonly<Record<string, unknown>>;
  readonly nonGeographic: Readonly<Record<string, unknown>>;
}

test('plans that are read one by one are the plans of the library', async () => {
  const file = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.max.json');
  const json = await readFile(file, 'utf8');
  const whole = JSON.parse(json) as Metadata;
  const built = path.join(os.tmpdir(), `lean-plans-${process.pid}.mjs`);
  for (const source of [json, `// made for import\nexport default ${json};\n`]) {
    await writeFile(built, leanPlans(source));
    try {
      const { default: lean } = (await import(`${pathToFileURL(built).href}?${source.length}`)) as {
        readonly default: Metadata;
      };
      assert.deepEqual({ ...lean, countries: { ...lean.countries }, nonGeographic: { ...lean.nonGeographic } }, whole);
      assert.equal(Object.hasOwn(lean.countries, 'XX'), false);
      assert.equal(lean.countries['GB'], lean.countries['GB']);
    } finally {
      await rm(built);
    }
  }
});
