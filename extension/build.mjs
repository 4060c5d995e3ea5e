// Builds the extension for both browsers into `.output/`. DIALORA_API and DIALORA_VOICE point a build at other hosts.
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';

const root = fileURLToPath(new URL('.', import.meta.url));
for (const browser of ['chrome', 'firefox']) await build({ root, browser, manifestVersion: 3 });
