// `npm run lint`: the checks of `npm test` alone.
import { checks } from './checks.mjs';

let failed = 0;
for (const check of checks) {
  const { code, output } = await check.run();
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name}`);
  if (code !== 0) {
    failed += 1;
    console.log(output);
  }
}
process.exit(failed === 0 ? 0 : 1);
