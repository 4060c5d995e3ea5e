import { everyStateIsReachable } from '../testing/dialer-access.js';

// A file of its own, so that it runs beside the other layouts.
everyStateIsReachable([
  { layout: 'bar', width: 760, bar: true },
  { layout: 'narrow bar', width: 320, bar: true },
]);
