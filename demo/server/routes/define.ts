import type { Route } from '@dialora/api';

/** A route of this server that is no part of the public contract; keeps the literal types. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
