/*
 * libphonenumber's metadata is 157 kB: one literal that a browser compiles whole and keeps whole, in one task, for the
 * one or two countries that a page is about. Here every country stays a text until it is asked for.
 */

const metadata = /libphonenumber-js[\\/]metadata\.max\.json(?:\.js)?$/;

/** Stands for a backslash: escaped twice, for JSON and for JavaScript, the many of the patterns are slow to scan. */
const stand = '@';

/** JavaScript whose default export behaves as the metadata does. */
export function leanPlans(source) {
  // For `import` the package has a module around the same JSON.
  const json = source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1);
  if (json.includes(stand)) throw new Error(`Expected metadata without "${stand}", which stands for a backslash here.`);
  const { countries, nonGeographic, ...rest } = JSON.parse(json);
  const text = (row) => JSON.stringify(row).replaceAll('\\\\', stand);
  const texts = (rows) =>
    JSON.stringify(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, text(row)])));
  return `const read = {};
const parsed = (text) => JSON.parse(text.replaceAll('${stand}', '\\\\\\\\'));
const rows = (texts) => new Proxy(texts, {
  get: (all, name) => typeof all[name] === 'string' ? read[name] ??= parsed(all[name]) : all[name],
});
export default {
  ...${JSON.stringify(rest)},
  countries: rows(${texts(countries)}),
  nonGeographic: rows(${texts(nonGeographic)}),
};
`;
}

/** For esbuild. */
export const leanPlansPlugin = {
  name: 'lean-plans',
  setup({ onLoad }) {
    onLoad({ filter: metadata }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      return { contents: leanPlans(await readFile(path, 'utf8')), loader: 'js' };
    });
  },
};

/** For Vite; before its own reading of JSON. */
export const leanPlansVite = {
  name: 'lean-plans',
  enforce: 'pre',
  async load(id) {
    const [file] = id.split('?');
    if (!metadata.test(file)) return undefined;
    const { readFile } = await import('node:fs/promises');
    return { code: leanPlans(await readFile(file, 'utf8')), moduleType: 'js', map: null };
  },
};
