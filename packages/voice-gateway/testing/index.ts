export { toneSource } from '../src/media/source.js';
export type { NodePhone } from './node-phone.js';
export { openPhone, until } from './node-phone.js';
