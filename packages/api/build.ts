// Writes dist/openapi.json from the route table and the docstrings of the schemas.
// Usage: node --conditions=source --import tsx packages/api/build.ts
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDocument, descriptionsOf } from './src/openapi/index.js';

const here = import.meta.dirname;
const schemas = path.join(here, 'src/schemas');
const sources = readdirSync(schemas)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(schemas, file), 'utf8'));
const { version } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as { version: string };
const file = path.join(here, 'dist/openapi.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(createDocument(version, descriptionsOf(sources)), null, 2)}\n`);
console.log(`wrote ${path.relative(process.cwd(), file)}`);
