// `npm run screenshots`: see demo/scenes/testing/screenshots.ts. Needs a build.
import { source } from './run.mjs';

const { code } = await source('demo/scenes/testing/screenshots.ts');
process.exit(code);
