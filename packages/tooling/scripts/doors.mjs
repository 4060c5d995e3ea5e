// Checks the doors between rooms: who may import whom, in code, in package.json and in TypeScript's references.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, root } from './files.mjs';

/** Room -> rooms it may import. Tests may also use `core/testing` and, in `voice`, the gateway. */
export const doors = {
  core: [],
  'phone-numbers': ['core'],
  api: ['core'],
  voice: ['core'],
  'voice-gateway': [],
  consent: [],
  elements: ['core', 'phone-numbers'],
  embed: ['core', 'phone-numbers', 'api', 'voice', 'consent', 'elements'],
  extension: ['core', 'phone-numbers', 'api', 'voice', 'voice-gateway', 'consent', 'elements', 'embed'],
  demo: ['core', 'phone-numbers', 'api', 'voice', 'voice-gateway', 'consent', 'elements', 'embed'],
};
const testOnly = { voice: ['voice-gateway'], core: [], api: [], consent: [], elements: [], 'phone-numbers': [] };

export function roomOf(file) {
  const [first, second] = file.split(path.sep);
  return first === 'packages' ? second : first;
}

const specifier = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Every import in `text` that the doors forbid to `file`, as sentences. */
export function forbidden(file, text) {
  const room = roomOf(file);
  const isTest = /\.(test|e2e)\.ts$|\/(test(?:ing)?|e2e|bench)\//.test(file);
  const allowed = new Set([room, ...(doors[room] ?? []), ...(isTest ? (testOnly[room] ?? []) : [])]);
  const problems = [];
  for (const [, name] of text.matchAll(specifier)) {
    const ours = /^@dialora\/([^/]+)/.exec(name)?.[1];
    if (ours !== undefined && !allowed.has(ours))
      problems.push(`${file} imports ${name}: ${room} may not know ${ours}.`);
    if (name.startsWith('.')) {
      const target = path.normalize(path.join(path.dirname(file), name));
      const other = roomOf(target);
      // Tests, end-to-end suites and benches may use the browsers that tooling finds; a bench measures what no package exports.
      if (other !== room && !(other === 'tooling' && isTest) && !file.startsWith('demo/bench/'))
        problems.push(`${file} reaches into ${target}: use the package's exports.`);
    }
  }
  return problems;
}

function packageProblems(room) {
  const dir = room === 'extension' || room === 'demo' ? room : `packages/${room}`;
  const manifest = JSON.parse(readFileSync(path.join(root, dir, 'package.json'), 'utf8'));
  const problems = [];
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const ours = /^@dialora\/(.+)$/.exec(name)?.[1];
    if (ours !== undefined && !doors[room].includes(ours))
      problems.push(`${dir}/package.json depends on ${name}: not one of its doors.`);
  }
  const config = path.join(root, dir, 'tsconfig.json');
  if (dir.startsWith('packages/') && existsSync(config)) {
    const references = (JSON.parse(readFileSync(config, 'utf8')).references ?? []).map((ref) =>
      path.basename(ref.path),
    );
    for (const ours of references) {
      if (!doors[room].includes(ours)) problems.push(`${dir}/tsconfig.json refers to ${ours}: not one of its doors.`);
    }
  }
  return problems;
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'packages/tooling/scripts/doors.mjs')) {
  const files = Object.keys(doors).flatMap((room) =>
    listFiles(room === 'extension' || room === 'demo' ? room : `packages/${room}`, (file) =>
      /\.(ts|mts|js|mjs)$/.test(file),
    ),
  );
  const problems = [
    ...Object.keys(doors).flatMap(packageProblems),
    ...files.flatMap((file) => forbidden(file, readFileSync(path.join(root, file), 'utf8'))),
  ];
  for (const problem of problems) console.error(problem);
  console.log(`${files.length} files, ${problems.length} forbidden imports`);
  process.exit(problems.length === 0 ? 0 : 1);
}
