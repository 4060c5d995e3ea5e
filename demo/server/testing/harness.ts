import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { silentLog, type Log } from '../log.js';
import type { MediaKeeper } from '../media/outside.js';
import type { Limits } from '../http/rate-limit.js';
import { startServer, type RunningServer, type ServerOptions } from '../server.js';
import { testClock, type TestClock } from './clock.js';
import { createFakeGateway, type FakeGateway } from './fake-gateway.js';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers of every shape.
  readonly body: any;
}

export interface AskOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running server and what a test needs to talk to it. */
export interface Harness {
  readonly server: RunningServer;
  readonly url: string;
  readonly clock: TestClock;
  readonly gateway: FakeGateway;
  /** May be changed; everything is let through at first. */
  readonly limits: { -readonly [Name in keyof Limits]: Limits[Name] };
  /** Keeps sounds outside, as a carrier does; cannot be reached the first time it is asked for one. */
  readonly keeper: FakeKeeper;
  /** What was logged as broken on our side; a test that expects none checks that it is empty. */
  readonly faults: readonly string[];
  ask(method: string, path: string, options?: AskOptions): Promise<Asked>;
  /** Like `ask` as Maya of Northlight, with an idempotency key on writes. */
  maya(method: string, path: string, options?: AskOptions): Promise<Asked>;
  /** The same as another agent. */
  as(agentId: string): Harness['maya'];
  /** Like `ask` as Asha of Harbour Lane. */
  asha(method: string, path: string, options?: AskOptions): Promise<Asked>;
  tokenOf(agentId: string): Promise<string>;
  close(): Promise<void>;
}

export interface FakeKeeper extends MediaKeeper {
  readonly erased: readonly string[];
}

function createFakeKeeper(): FakeKeeper {
  const erased: string[] = [];
  const asked = new Set<string>();
  return {
    erased,
    erase(reference) {
      if (!asked.has(reference)) {
        asked.add(reference);
        return Promise.reject(new Error('Nobody answers.'));
      }
      erased.push(reference);
      return Promise.resolve();
    },
    read: () => Promise.resolve(undefined),
  };
}

const unlimited = { burst: 1e6, perSecond: 1e6 };

export async function startHarness(options: Partial<ServerOptions> & { readonly dataDir: string }): Promise<Harness> {
  const clock = testClock();
  const gateway = createFakeGateway(clock.now);
  const limits = { principal: unlimited, anonymous: unlimited, guesses: unlimited, codes: unlimited };
  const faults: string[] = [];
  const keeper = createFakeKeeper();
  const log: Log = {
    ...silentLog,
    fault: (sentence, cause) => void faults.push(`${sentence} ${cause instanceof Error ? (cause.stack ?? '') : ''}`),
  };
  const server = await startServer({
    port: 0,
    log,
    now: clock.now,
    createGateway: gateway.create,
    limits,
    keepers: { fake: keeper },
    ...options,
  });
  const ask = async (method: string, path: string, { token, body, headers = {} }: AskOptions = {}): Promise<Asked> => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined || typeof body === 'string' ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const tokenOf = async (agentId: string): Promise<string> => {
    const { status, body } = await ask('POST', '/demo/session', { body: { agent_id: agentId } });
    if (status !== 201) throw new Error(`No session for ${agentId}: ${status} ${JSON.stringify(body)}`);
    return body.data.token;
  };
  const as = (agentId: string) => {
    let token: Promise<string> | undefined;
    let madeAt = 0;
    return async (method: string, path: string, asked: AskOptions = {}): Promise<Asked> => {
      if (clock.now().getTime() - madeAt > 300_000) {
        madeAt = clock.now().getTime();
        token = tokenOf(agentId);
      }
      const key = method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() };
      return ask(method, path, { token: await token, ...asked, headers: { ...key, ...asked.headers } });
    };
  };
  return {
    server,
    url: `http://127.0.0.1:${server.port}`,
    clock,
    gateway,
    keeper,
    limits,
    faults,
    ask,
    as,
    maya: as('agt_maya'),
    asha: as('agt_asha'),
    tokenOf,
    async close() {
      await server.stop();
      rmSync(options.dataDir, { recursive: true, force: true });
    },
  };
}
