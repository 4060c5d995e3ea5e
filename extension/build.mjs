// Builds the extension for both browsers into `.output/`, or the browser named into the folder named:
// `node extension/build.mjs firefox /tmp/out`. DIALORA_API and DIALORA_VOICE point a build at other hosts.
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';

const root = fileURLToPath(new URL('.', import.meta.url));
const [browser, outDir] = process.argv.slice(2);
for (const each of browser === undefined ? ['chrome', 'firefox'] : [browser]) {
  await build({ root, browser: each, manifestVersion: 3, ...(outDir === undefined ? {} : { outDir }) });
}
