export { camelize, opaqueKeys, type Camelize } from './wire/camelize.js';
