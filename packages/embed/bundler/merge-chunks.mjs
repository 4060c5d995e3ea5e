// Fewer files for what loads together. esbuild makes a chunk for every set of entries that share code, however small: the
// dialer came as 27 files, and each costs its request, its compilation and about half of what brotli saves. Here chunks
// become one file when whoever loads one of them loads, or nearly loads, the others too.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'esbuild';

/** An element that a page may have. */
const element = /(?:^|\/)define\/dialora-[\w-]+\.ts$/;
/** The element that nearly every page has; what it needs, every element needs. */
const everywhere = /(?:^|\/)define\/dialora-provider\.ts$/;
/** Elements that need it, for something to belong to all of them. */
const manyElements = 4;
/** What only some elements share, or share with code that draws nothing, is merged up to this size, in bytes. */
const smallPart = 2000;

/** Every file that loads with this one. */
export function withImports(file, { outputs }, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  for (const { path: imported, kind, external } of outputs[file].imports) {
    if (kind === 'import-statement' && !external) withImports(imported, { outputs }, files);
  }
  return files;
}

/**
 * Merges the chunks of a split esbuild build (`write: false`, `metafile: true`). Returns the files with their new contents,
 * by their path relative to `root`, and a metafile of them as far as `withImports` reads it.
 */
export async function mergeChunks({ outputFiles, metafile }, root, options) {
  const groups = groupsOf(metafile);
  /** The file that a member's code stands in, and the names under which that file exports what the member does. */
  const homes = new Map();
  for (const { file, members } of groups) {
    const names = new Map(members.map((member) => [member, new Map()]));
    let count = 0;
    for (const member of members) {
      for (const name of metafile.outputs[member].exports) {
        names.get(member).set(name, member === file ? name : `_${(count += 1).toString(36)}`);
      }
      homes.set(member, { file, names: names.get(member) });
    }
  }
  const texts = new Map(outputFiles.map((each) => [path.relative(root, each.path), each.text]));
  const alone = [...texts.keys()].filter((file) => !homes.has(file));

  const merged = new Map();
  const run = async (file, members, contents) => {
    const {
      outputFiles: [output],
    } = await build({
      ...options,
      splitting: false,
      metafile: false,
      write: false,
      outdir: undefined,
      outfile: path.join(root, file),
      entryPoints: undefined,
      stdin: { contents, sourcefile: file, resolveDir: root },
      plugins: [linked(file, new Set(members), texts, homes)],
    });
    merged.set(file, output.contents);
  };
  for (const { file, members } of groups) {
    const lines = members.map((member) => {
      const from = JSON.stringify(member);
      const given = [...homes.get(member).names].map(([name, as]) => `${name} as ${as}`);
      return `import ${from};export {${given.join(',')}} from ${from};`;
    });
    await run(file, members, lines.join('\n'));
  }
  for (const file of alone) await run(file, [], texts.get(file));

  const outputs = {};
  for (const [file, contents] of merged) {
    const members = groups.find((group) => group.file === file)?.members ?? [file];
    const imports = new Map();
    for (const { path: imported, ...rest } of members.flatMap((member) => metafile.outputs[member].imports)) {
      const home = homes.get(imported)?.file ?? imported;
      if (home !== file) imports.set(`${rest.kind} ${home}`, { ...rest, path: home });
    }
    const { entryPoint } = metafile.outputs[file] ?? {};
    const inputs = Object.assign({}, ...members.map((member) => metafile.outputs[member].inputs));
    outputs[file] = { bytes: contents.byteLength, entryPoint, inputs, imports: [...imports.values()] };
  }
  return { files: merged, metafile: { outputs } };
}

/** Which files become one. Each group's file is that of its entry, or a new one. */
function groupsOf({ outputs }) {
  const entries = Object.keys(outputs).filter((file) => outputs[file].entryPoint !== undefined);
  const users = new Map(Object.keys(outputs).map((file) => [file, new Set()]));
  for (const entry of entries) for (const file of withImports(entry, { outputs })) users.get(file).add(entry);
  const isElement = (file) => element.test(outputs[file].entryPoint);

  const groups = [];
  const taken = new Set(entries);
  for (const entry of entries.filter(isElement)) {
    const under = onlyFrom(entry, outputs, users);
    const own = [...withImports(entry, { outputs })].filter(
      (file) => !taken.has(file) && [...users.get(file)].every((user) => user === entry || under.has(user)),
    );
    for (const file of own) taken.add(file);
    if (own.length > 0) groups.push({ file: entry, members: [entry, ...own] });
  }
  const later = laterFrom(outputs);
  const isFirst = (entry) => !isElement(entry) && !later.has(entry);
  const shared = { base: [], ui: [], core: [] };
  for (const [file, from] of users) {
    // What the page itself begins with is there before any element.
    if (taken.has(file) || ![...from].some(isElement) || [...from].some(isFirst)) continue;
    const elements = [...from].filter(isElement);
    // What an element brings later, as the views of calls, comes with its own element.
    const drawn = [...from].every((user) => isElement(user) || drawsOnly(user, outputs, users, isElement));
    const small = outputs[file].bytes < smallPart;
    if (!drawn && small) shared.core.push(file);
    else if (elements.some((user) => everywhere.test(outputs[user].entryPoint))) shared.base.push(file);
    else if (elements.length >= manyElements || (small && elements.length > 1)) shared.ui.push(file);
  }
  for (const [name, members] of Object.entries(shared)) {
    if (members.length < 2) continue;
    const hash = createHash('sha256').update(members.join()).digest('hex').slice(0, 8).toUpperCase();
    groups.push({ file: path.join(path.dirname(members[0]), `${name}-${hash}.js`), members });
  }
  return groups;
}

/** The files that import others when they are needed, by what they import. */
function laterFrom(outputs) {
  const from = new Map();
  for (const [file, { imports }] of Object.entries(outputs)) {
    for (const { path: imported, kind, external } of imports) {
      if (kind === 'dynamic-import' && !external) from.set(imported, [...(from.get(imported) ?? []), file]);
    }
  }
  return from;
}

/** The entries that nobody but this one, and those themselves, can bring: it is loaded whenever they are. */
function onlyFrom(entry, outputs, users) {
  const from = laterFrom(outputs);
  const under = new Set([...from.keys()].filter((file) => file !== entry));
  for (let again = true; again;) {
    again = false;
    for (const file of under) {
      const held = from.get(file).every((by) => [...users.get(by)].every((user) => user === entry || under.has(user)));
      if (!held) again = under.delete(file);
    }
  }
  return under;
}

/** Whether an entry is brought by elements alone. */
function drawsOnly(entry, outputs, users, isElement) {
  const from = laterFrom(outputs);
  const seen = new Set();
  const holds = (file) => {
    if (isElement(file) || seen.has(file)) return true;
    seen.add(file);
    return from.has(file) && from.get(file).every((by) => [...users.get(by)].every(holds));
  };
  return holds(entry);
}

/** Reads the files of the first build: members as they are, what moved from where it stands now, the rest from outside. */
function linked(file, members, texts, homes) {
  const between = (from, to) => {
    const relative = path.relative(path.dirname(from), to);
    return relative.startsWith('.') ? relative : `./${relative}`;
  };
  return {
    name: 'linked',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path: asked, kind, importer, namespace }) => {
        if (members.has(asked)) return { path: asked, namespace: 'first' };
        if (!asked.startsWith('.')) return { path: asked, external: true };
        // Within `proxy`, `asked` is right as it is.
        if (namespace === 'proxy') return { path: asked, external: true };
        const target = path.join(path.dirname(namespace === 'first' ? importer : file), asked);
        if (kind === 'dynamic-import') return { path: between(file, target), external: true };
        if (members.has(target)) return { path: target, namespace: 'first' };
        if (homes.has(target)) return { path: target, namespace: 'proxy' };
        return { path: between(file, target), external: true };
      });
      onLoad({ filter: /.*/, namespace: 'first' }, ({ path: member }) => ({
        contents: texts.get(member),
        loader: 'js',
      }));
      onLoad({ filter: /.*/, namespace: 'proxy' }, ({ path: member }) => {
        const { file: home, names } = homes.get(member);
        const from = JSON.stringify(between(file, home));
        const given = [...names].map(([name, as]) => `${as} as ${name}`);
        return { contents: `import ${from};export {${given.join(',')}} from ${from};`, loader: 'js' };
      });
    },
  };
}
