// A local server for the pages: everything in brotli 11, nothing cached, nothing asked of another host.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = path.resolve(here, '../../..');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const { resolve } = createRequire(import.meta.url);

/** c15t ships modules for a bundler: built here as a site would build it, React included. */
async function builtFiles() {
  const common = { bundle: true, minify: true, write: false, logLevel: 'error', absWorkingDir: root };
  const production = { define: { 'process.env.NODE_ENV': '"production"' } };
  const script = await build({
    ...common,
    ...production,
    format: 'esm',
    target: 'es2022',
    entryPoints: [path.join(here, 'c15t.js')],
  });
  const style = await build({ ...common, entryPoints: [resolve('@c15t/react/styles.css')] });
  return { '/built/c15t.js': script.outputFiles[0].contents, '/built/c15t.css': style.outputFiles[0].contents };
}

/** Reads what a path of the server stands for; `undefined` when there is nothing. */
export async function createFiles() {
  const built = await builtFiles();
  const folders = { '/ours/': path.join(root, 'packages/consent/dist'), '/modules/': path.join(root, 'node_modules') };
  return (name) => {
    if (name === '/tag.js') return Buffer.from('(globalThis.tags ??= []).push(1)');
    if (built[name]) return Buffer.from(built[name]);
    for (const [prefix, folder] of Object.entries(folders)) {
      const file = path.join(folder, name.slice(prefix.length));
      if (name.startsWith(prefix) && file.startsWith(folder) && existsSync(file) && statSync(file).isFile())
        return readFileSync(file);
    }
    return undefined;
  };
}

/** Serves pages at `/<number>.html` and the files beside them. Gives its address and a way to end it. */
export async function serve(htmls, files) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const html = htmls[/^\/(\d+)\.html$/.exec(pathname)?.[1] ?? ''];
    const body = html === undefined ? files(pathname) : Buffer.from(html);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    if (!packed.has(pathname)) packed.set(pathname, brotliCompressSync(body));
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-encoding', 'br');
    response.setHeader('content-type', `${types[path.extname(pathname)] ?? 'text/plain'}; charset=utf-8`);
    response.end(packed.get(pathname));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
