import type { Route } from './route.js';

export interface RouteMatch {
  readonly route: Route;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds routes by method and path. A literal segment goes before a parameter (`/contacts/lookup` is no contact's id).
 * `allowed` are the methods that the path knows, for a 405.
 */
export function createMatcher(
  routes: readonly Route[],
): (
  method: string,
  pathname: string,
) => RouteMatch | { readonly route: undefined; readonly allowed: readonly string[] } {
  const table = routes
    .map((route) => ({ route, segments: route.path.split('/') }))
    .sort((a, b) => parametersIn(a.segments) - parametersIn(b.segments));
  return (method, pathname) => {
    const asked = pathname.split('/');
    const allowed: string[] = [];
    for (const { route, segments } of table) {
      const params = match(segments, asked);
      if (params === undefined) continue;
      if (route.method === method) return { route, params };
      allowed.push(route.method);
    }
    return { route: undefined, allowed };
  };
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}

function match(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== asked.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = asked[index] ?? '';
    if (!segment.startsWith(':')) {
      if (segment !== value) return undefined;
      continue;
    }
    const decoded = decode(value);
    if (decoded === undefined || decoded === '') return undefined;
    params[segment.slice(1)] = decoded;
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
