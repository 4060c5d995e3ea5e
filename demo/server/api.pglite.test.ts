import { startHarness } from './testing/harness.js';
import { runSuites } from './testing/run-suites.js';
import { seededFolder } from './testing/seeded.js';

runSuites('the API on the embedded database', async () => startHarness({ dataDir: await seededFolder() }));
