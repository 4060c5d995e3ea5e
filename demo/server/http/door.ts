import type { Route } from '@dialora/api';
import type * as z from 'zod/mini';
import { authenticate, requireScopes, type Principal } from '../auth/principal.js';
import { grantHeader } from '../auth/staff.js';
import type { Queryable } from '../db/database.js';
import { createOutgoing, type Emit } from '../events/outgoing.js';
import type { Services } from '../services.js';
import { accessLineOf, writeAccess, type AccessLine } from './access.js';
import { readJson, validate, type Body } from './body.js';
import { answerOf, toResponse, type Reply } from './reply.js';
import { remoteAddress, type RequestContext } from './env.js';
import type { Answer, Done, Idempotency } from './idempotency.js';
import { ApiProblem } from './problem.js';
import type { RateLimiter } from './rate-limit.js';
import { noteRefusal } from './refusals.js';

type Output<R, Name extends 'query' | 'body'> =
  R extends Readonly<Record<Name, infer Schema extends z.core.$ZodType>> ? z.output<Schema> : undefined;

/** A request that has passed the door: known, allowed and well formed. */
export interface Request<R extends Route> {
  readonly principal: R extends { readonly auth: 'none' } ? undefined : Principal;
  readonly accountId: string;
  readonly query: Output<R, 'query'>;
  readonly body: Output<R, 'body'>;
  /** A path parameter. */
  readonly param: (name: string) => string;
  readonly ifMatch: string | undefined;
  readonly tx: Queryable;
  /** Tells the account's open pages, once the write is committed. */
  readonly emit: Emit;
  /** Runs once the write is committed; not when it is undone, nor for a repeated key. */
  readonly afterwards: (run: () => void) => void;
  readonly now: Date;
  readonly ownOrigin: string;
  readonly services: Services;
}

/** What a handler answers who asks somebody outside of it: its wish is committed before that, the answer is read after it. */
export interface StagedReply<R extends Route> {
  /** In no transaction. What it throws is answered; nothing of the wish may be left then. */
  readonly carryOut: () => Promise<void>;
  readonly conclude: (request: Request<R>) => Promise<Reply>;
}

export interface DoorTools {
  readonly services: Services;
  readonly limiter: RateLimiter;
  readonly idempotency: Idempotency;
}

interface DoorOptions<R extends Route> {
  /** Runs before the transaction is opened: the embedded database has one at a time. */
  readonly prepare?: (services: Services) => Promise<void>;
  /** Which account a request without a token is for. */
  readonly accountOf?: (input: {
    readonly query: Output<R, 'query'>;
    readonly body: Output<R, 'body'>;
    readonly origin: string | undefined;
    readonly ownOrigin: string;
    readonly services: Services;
  }) => Promise<string>;
}

/**
 * Turns a route of the contract and a handler into what Hono calls: who asks, how often, with which scopes, whether
 * the request fits the schemas, one transaction as the asker's account, once per idempotency key, the envelope.
 */
export function door<const R extends Route>(
  tools: DoorTools,
  route: R,
  handler: (request: Request<R>) => Promise<Reply | StagedReply<R>>,
  options: DoorOptions<R> = {},
): (c: RequestContext) => Promise<Response> {
  const { services, limiter, idempotency } = tools;

  return async (c) => {
    const now = services.now();
    const ownOrigin = c.get('ownOrigin');
    const origin = c.req.header('origin');
    const principal = route.auth === 'none' ? undefined : await identify(c, tools);
    if (principal === undefined) limiter.take(`address ${remoteAddress(c)}`, services.limits.anonymous);
    if (principal !== undefined) requireScopes(principal, route.scopes ?? []);
    if (principal?.kind === 'staff' && route.method !== 'GET') {
      throw new ApiProblem('permission_denied', 'Staff look, with the account’s authorisation, and change nothing.');
    }

    const query = route.query === undefined ? undefined : validate(route.query, c.req.query());
    const received: Body = route.body === undefined ? { bytes: new Uint8Array(), value: undefined } : await readJson(c);
    const body = route.body === undefined ? undefined : validate(route.body, received.value);
    const ifMatch = c.req.header('if-match');
    if (route.ifMatch === true && ifMatch === undefined) {
      throw new ApiProblem('version_required', 'Send the ETag you read in If-Match, so that nobody’s change is lost.');
    }

    const accountId =
      principal?.accountId ??
      (await options.accountOf?.({
        query: query as Output<R, 'query'>,
        body: body as Output<R, 'body'>,
        origin,
        ownOrigin,
        services,
      })) ??
      fail(`${route.method} ${route.path} knows no account.`);

    await options.prepare?.(services);
    const later: (() => void)[] = [];
    const params = c.req.param() as Readonly<Record<string, string>>;
    let refusal: ApiProblem | undefined;
    const requestIn = (tx: Queryable, emit: Emit): Request<R> => ({
      principal: principal as Request<R>['principal'],
      accountId,
      query: query as Output<R, 'query'>,
      body: body as Output<R, 'body'>,
      param: (name) => params[name] ?? fail(`${route.path} has no parameter "${name}".`),
      ifMatch,
      tx,
      emit,
      afterwards: (work) => void later.push(work),
      now,
      ownOrigin,
      services,
    });
    const replied = (reply: Reply): { readonly answer: Answer; readonly line: AccessLine | undefined } => {
      const { data, contactId } = reply;
      const line = accessLineOf({ accountId, principal, route, params, query, body, data, contactId, at: now });
      return { answer: answerOf(route, reply), line };
    };
    const run = async (tx: Queryable, emit: Emit): Promise<Reply | StagedReply<R>> => {
      try {
        return await handler(requestIn(tx, emit));
      } catch (error) {
        if (error instanceof ApiProblem && error.decision !== undefined) refusal = error;
        throw error;
      }
    };

    if (route.method === 'GET') {
      const { answer, line } = await services.db.read(accountId, async (tx) => {
        const reply = await run(tx, () => fail('A read tells nobody.'));
        return replied('conclude' in reply ? fail('A read asks nobody.') : reply);
      });
      // What staff see is on the disk before they see it.
      if (line?.actor.kind === 'staff') await services.db.write(accountId, (tx) => writeAccess(tx, [line]));
      else if (line !== undefined) services.access.note(line);
      if (answer.status === 200 && answer.headers['ETag'] !== undefined) {
        if (c.req.header('if-none-match') === answer.headers['ETag'])
          return c.body(null, 304, { ETag: answer.headers['ETag'] });
      }
      return toResponse(c, answer);
    }
    const finish = async (tx: Queryable, reply: Reply): Promise<Done> => {
      const { answer, line } = replied(reply);
      if (line !== undefined) await writeAccess(tx, [line]);
      return { answer, contactId: line?.contactId ?? null };
    };
    try {
      const answer = await idempotency.perform({
        accountId,
        key: c.req.header('idempotency-key'),
        method: route.method,
        path: c.req.path,
        bytes: received.bytes,
        run: async (tx) => {
          const outgoing = createOutgoing(accountId, now);
          const reply = await run(tx, outgoing.emit);
          await outgoing.write(tx);
          if (!('conclude' in reply)) return finish(tx, reply);
          return {
            carryOut: reply.carryOut,
            async conclude(next) {
              const told = createOutgoing(accountId, now);
              const concluded = await reply.conclude(requestIn(next, told.emit));
              await told.write(next);
              return finish(next, concluded);
            },
          };
        },
      });
      for (const work of later) work();
      return toResponse(c, answer);
    } finally {
      // The write was undone; what is left of it is that it was not allowed.
      if (refusal?.decision !== undefined) {
        await noteRefusal(services.db, accountId, refusal.code, refusal.decision, now);
      }
    }
  };
}

/** Who asks, at the pace the asker is allowed. */
export async function identify(c: RequestContext, { services, limiter }: DoorTools): Promise<Principal> {
  const who = `address ${remoteAddress(c)}`;
  try {
    const principal = await authenticate(
      services.db,
      {
        authorization: c.req.header('authorization'),
        origin: c.req.header('origin'),
        ownOrigin: c.get('ownOrigin'),
        grant: c.req.header(grantHeader),
      },
      services.now(),
    );
    limiter.take(`principal ${principal.id}`, services.limits.principal);
    return principal;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'unauthenticated') {
      limiter.take(`guess ${who}`, services.limits.guesses);
    }
    throw error;
  }
}

function fail(message: string): never {
  throw new Error(message);
}
