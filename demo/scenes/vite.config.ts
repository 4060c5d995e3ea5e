import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const scenes = import.meta.dirname;
const page = (name: string): string => path.join(scenes, name);

/** What several pages say alike stands in one file, as a theme's header does: `<!-- part: site/consent.html -->`. */
const parts: Plugin = {
  name: 'parts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace(/<!-- part: (\S+) -->/g, (_, name: string) => readFileSync(page(name), 'utf8').trim()),
  },
};

/** The scenes as plain pages. What businesses embed (`/embed/dialora.js`, `/consent/gate.js`) is served as built, not bundled in. */
export default defineConfig({
  root: scenes,
  base: '/',
  plugins: [parts],
  publicDir: false,
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: path.join(scenes, '../dist/scenes'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: page('index.html'),
        site: page('site/index.html'),
        privacy: page('site/privacy.html'),
        desk: page('desk/index.html'),
        phone: page('phone/index.html'),
        mail: page('mail/index.html'),
      },
    },
  },
});
