export * from './client/index.js';
export * from './events/index.js';
export { routes } from './routes/index.js';
export { camelize, opaqueKeys, snakeize, type Camelize } from './wire/camelize.js';
export * from './workspace/index.js';
