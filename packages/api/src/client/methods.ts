import type { Route, RouteAnswer, RouteInput } from '../routes/route.js';
import type { ApiClient } from './client.js';
import type { RequestOptions } from './request.js';

type RouteGroup = Readonly<Record<string, unknown>>;

/** A route as a method: the input may be left out where nothing in it is required. */
type Method<R extends Route> =
  unknown extends RouteInput<R>
    ? (input?: RequestOptions) => Promise<RouteAnswer<R>>
    : object extends RouteInput<R>
      ? (input?: RouteInput<R> & RequestOptions) => Promise<RouteAnswer<R>>
      : (input: RouteInput<R> & RequestOptions) => Promise<RouteAnswer<R>>;

export type Methods<Groups extends Readonly<Record<string, RouteGroup>>> = {
  readonly [Group in keyof Groups]: {
    readonly [
      Name in keyof Groups[Group] as Groups[Group][Name] extends { readonly answer: unknown } | { readonly status: 204 }
        ? Name
        : never
    ]: Groups[Group][Name] extends Route ? Method<Groups[Group][Name]> : never;
  };
};

/**
 * The routes of a table as methods: `withRoutes(client, routes).contacts.getContact({ params: { id } })`. Give it only
 * the groups you use (`{ contacts: routes.contacts }`) where size matters. Routes that answer no JSON are `open`ed.
 */
export function withRoutes<Groups extends Readonly<Record<string, RouteGroup>>>(
  client: ApiClient,
  groups: Groups,
): Methods<Groups> {
  const api: Record<string, Record<string, unknown>> = {};
  for (const [group, members] of Object.entries(groups)) {
    const methods: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(members)) {
      if (isJsonRoute(member)) methods[name] = (input: RequestOptions = {}) => client.send(member, input);
    }
    api[group] = methods;
  }
  return api as Methods<Groups>;
}

function isJsonRoute(member: unknown): member is Route {
  if (typeof member !== 'object' || member === null || !('path' in member)) return false;
  return 'answer' in member || ('status' in member && member.status === 204);
}
