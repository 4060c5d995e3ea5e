import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const skipped = new Set(['node_modules', 'dist', '.output', '.wxt', '.git', '.cache', '.data', '.screenshots']);

/** All files under `dir` (relative to the root) that `wanted` accepts, as paths relative to the root, sorted. */
export function listFiles(dir, wanted) {
  const found = [];
  const walk = (current) => {
    for (const entry of readdirSync(path.join(root, current), { withFileTypes: true })) {
      const file = path.join(current, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(file);
      } else if (wanted(file)) {
        found.push(file);
      }
    }
  };
  walk(dir);
  return found.sort();
}

/** Tests that run in Node: `*.test.ts`, but not `*.browser.test.ts`. */
export function unitTests(filters = []) {
  const files = ['packages', 'extension', 'demo'].flatMap((dir) =>
    listFiles(dir, (file) => file.endsWith('.test.ts') && !file.endsWith('.browser.test.ts')),
  );
  return filters.length === 0 ? files : files.filter((file) => filters.some((filter) => file.includes(filter)));
}
