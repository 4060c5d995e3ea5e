import * as z from 'zod/mini';
import type { Gateway } from '../gateway.js';
import { defaultRoute } from '../route.js';
import type { Answer } from './http.js';

interface ControlRoute {
  readonly method: 'GET' | 'POST';
  /** `:sid` stands for one segment. */
  readonly path: string;
  readonly about: string;
  answer(gateway: Gateway, sid: string, body: unknown): Answer;
}

const text = z.string().check(z.minLength(1), z.maxLength(200));

const tokenBody = z.object({
  identity: text,
  ttl_seconds: z.optional(z.number().check(z.positive(), z.maximum(86_400))),
});

const dialBody = z.object({
  identities: z.array(text).check(z.minLength(1), z.maxLength(50)),
  from: text,
  to: z.optional(text),
  parameters: z.optional(z.record(z.string(), z.string())),
  verified: z.optional(z.boolean()),
  script: z.optional(text),
});

/** Everything that the control can do; `--help` is made of it. */
export const controlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/calls',
    about: 'all live legs, with packets, levels and digits',
    answer: (gateway) => ({ status: 200, data: gateway.calls() }),
  },
  {
    method: 'POST',
    path: '/token',
    about: '{"identity", "ttl_seconds"?}: an access token',
    answer: (gateway, _sid, body) =>
      parsed(tokenBody, body, ({ identity, ttl_seconds: ttlSeconds }) => ({
        status: 201,
        data: { identity, token: gateway.mintToken(identity, ttlSeconds === undefined ? {} : { ttlSeconds }) },
      })),
  },
  {
    method: 'POST',
    path: '/dial',
    about: '{"identities", "from", "to"?, "parameters"?, "verified"?, "script"?}: rings browsers',
    answer: (gateway, _sid, body) =>
      parsed(dialBody, body, (wanted) => {
        const known = definedOnly(wanted);
        try {
          return { status: 201, data: gateway.dial(known) };
        } catch (error) {
          return { status: 400, problem: error instanceof Error ? error.message : 'That call cannot be placed.' };
        }
      }),
  },
  {
    method: 'POST',
    path: '/calls/:sid/hang-up',
    about: 'ends a leg',
    answer: (gateway, sid) => found(gateway.hangUp(sid)),
  },
  {
    method: 'POST',
    path: '/calls/:sid/hold',
    about: '{"held"}: the party hears a tone and nobody hears it',
    answer: (gateway, sid, body) =>
      parsed(z.object({ held: z.boolean() }), body, ({ held }) => found(gateway.hold(sid, held))),
  },
  {
    method: 'POST',
    path: '/calls/:sid/add',
    about: '{"to"}: rings client:<identity> or a script into the call',
    answer: (gateway, sid, body) => toSomebody(gateway, sid, body, gateway.addParty),
  },
  {
    method: 'POST',
    path: '/calls/:sid/transfer',
    about: '{"to"}: rings somebody else and lets this party go',
    answer: (gateway, sid, body) => toSomebody(gateway, sid, body, gateway.transfer),
  },
  {
    method: 'POST',
    path: '/calls/:sid/redirect',
    about: '{"to"}: sends a caller whom nobody answered yet somewhere else',
    answer: (gateway, sid, body) =>
      parsed(z.object({ to: text }), body, ({ to }) =>
        routed(gateway, sid, to, (route) => found(gateway.redirect(sid, route))),
      ),
  },
  {
    method: 'POST',
    path: '/calls/:sid/merge',
    about: '{"other"}: joins the call of another leg to this one; all hear each other',
    answer: (gateway, sid, body) =>
      parsed(z.object({ other: text }), body, ({ other }) => found(gateway.merge(sid, other))),
  },
  {
    method: 'POST',
    path: '/calls/:sid/recording',
    about: '{"action": "start" | "pause" | "resume" | "stop"}',
    answer: (gateway, sid, body) =>
      parsed(z.object({ action: z.enum(['start', 'pause', 'resume', 'stop']) }), body, ({ action }) =>
        found(gateway.recording[action](sid)),
      ),
  },
  {
    method: 'POST',
    path: '/calls/:sid/blackhole',
    about: '{"on"}: swallows the media of a leg, both ways',
    answer: (gateway, sid, body) =>
      parsed(z.object({ on: z.boolean() }), body, ({ on }) => {
        gateway.faults.blackholeMedia(sid, on);
        return found(gateway.calls().some((call) => call.callSid === sid));
      }),
  },
  {
    method: 'POST',
    path: '/faults/drop-sockets',
    about: '{"identity"?}: cuts signalling sockets without a word',
    answer: (gateway, _sid, body) =>
      parsed(z.object({ identity: z.optional(text) }), body, ({ identity }) => {
        gateway.faults.dropSockets(identity);
        return { status: 200, data: {} };
      }),
  },
  {
    method: 'POST',
    path: '/faults/refuse-connections',
    about: '{"ms"}: refuses new sockets for a while',
    answer: (gateway, _sid, body) =>
      parsed(z.object({ ms: z.number().check(z.positive(), z.maximum(600_000)) }), body, ({ ms }) => {
        gateway.faults.refuseConnections(ms);
        return { status: 200, data: {} };
      }),
  },
];

function parsed<S extends z.ZodMiniType>(schema: S, body: unknown, use: (value: z.infer<S>) => Answer): Answer {
  const result = schema.safeParse(body);
  if (result.success) return use(result.data);
  const issue = result.error.issues[0];
  return { status: 400, problem: `The body does not fit at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}` };
}

function found(known: boolean): Answer {
  return known ? { status: 200, data: {} } : { status: 404, problem: 'There is no such live leg. See GET /calls.' };
}

function toSomebody(
  gateway: Gateway,
  sid: string,
  body: unknown,
  ring: Gateway['addParty'] | Gateway['transfer'],
): Answer {
  return parsed(z.object({ to: text }), body, ({ to }) =>
    routed(gateway, sid, to, (route) => ({ status: 201, data: { rung: ring(sid, route) } })),
  );
}

/** Where a leg is sent, in the words of `To`. */
function routed(
  gateway: Gateway,
  sid: string,
  to: string,
  use: (route: Parameters<Gateway['addParty']>[1]) => Answer,
): Answer {
  const leg = gateway.calls().find((call) => call.callSid === sid);
  if (leg === undefined) return found(false);
  const parameters = { To: to, From: leg.from };
  const route = defaultRoute({ callSid: sid, temporarySid: '', identity: leg.identity ?? '', parameters });
  if (route.kind === 'reject') return { status: 400, problem: `"${to}" is neither client:<identity> nor a script.` };
  return use(route);
}

/** Drops keys whose value is `undefined`, which optional properties of ours do not admit. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}
