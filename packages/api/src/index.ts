export * from './client/index.js';
export * from './events/index.js';
export {
  createMatcher,
  errorsOf,
  needsToken,
  routes,
  takesIdempotencyKey,
  type Route,
  type RouteAnswer,
  type RouteInput,
  type RouteMatch,
} from './routes/index.js';
export { camelize, opaqueKeys, snakeize, type Camelize } from './wire/camelize.js';
export * from './workspace/index.js';
