// `npm run lint`: the checks of `npm test` alone.
import { runChecks } from './checks.mjs';

let failed = 0;
await runChecks((name, { code, output }) => {
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (code === 0) return;
  failed += 1;
  console.log(output);
});
process.exit(failed === 0 ? 0 : 1);
