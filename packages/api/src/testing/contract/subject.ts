import * as z from 'zod/mini';
import { randomId } from '../../internal/id.js';
import { problemSchema, type WireProblem } from '../../schemas/problem.js';

/** The service under test and what the checks need to know of its data. */
export interface ContractSubject {
  /** e.g. `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  /** A good token of an agent with the default scopes (`agentScopes`). */
  readonly token: string;
  /** A good API key with `sessions:write`. */
  readonly apiKey: string;
  /** The agent the key may mint sessions for. */
  readonly agentId: string;
  /** A site of the account, for cookie-consent receipts. */
  readonly siteId: string;
  /** A number of nobody that may be called at this moment, another each time; a US number of fiction by default. */
  readonly callableNumber?: () => string;
  /** `fetch`-shaped; the global one by default. */
  readonly fetch?: typeof fetch;
}

export interface Check {
  readonly name: string;
  run(): Promise<void>;
}

/** What came back, body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly rawBody?: string;
  /** Null sends none. */
  readonly token?: string | null;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Raw requests: the contract is about the wire, so the client is not used to check it. */
export async function ask(subject: ContractSubject, what: Ask): Promise<Reply> {
  const token = what.token === undefined ? subject.token : what.token;
  const hasBody = what.body !== undefined || what.rawBody !== undefined;
  const response = await (subject.fetch ?? fetch)(subject.baseUrl + what.path, {
    method: what.method ?? (hasBody ? 'POST' : 'GET'),
    headers: {
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(what.key === undefined ? {} : { 'Idempotency-Key': what.key }),
      ...what.headers,
    },
    ...(hasBody ? { body: what.rawBody ?? JSON.stringify(what.body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : tryJson(text) };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function same(found: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  must(left === right, `${what}: expected ${right}, found ${left}`);
}

/** The body, checked by a schema and by status. */
export function good<T extends z.core.$ZodType>(reply: Reply, status: number, schema: T): z.output<T> {
  same(
    reply.status,
    status,
    `the status (the body is ${(JSON.stringify(reply.body) as string | undefined) ?? 'empty'})`,
  );
  const parsed = z.safeParse(schema, reply.body);
  must(parsed.success, `the answer does not fit its schema: ${JSON.stringify(parsed.error?.issues)}`);
  return parsed.data;
}

/** A problem answer of this status and code. */
export function refused(reply: Reply, status: number, code: string): WireProblem {
  const problem = good(reply, status, problemSchema);
  same(problem.code, code, 'the code');
  same(problem.status, status, 'the status in the body');
  const type = reply.headers.get('content-type') ?? '';
  must(type.startsWith('application/problem+json'), `problem details must be application/problem+json, not ${type}`);
  return problem;
}

/** A number of the range reserved for fiction (+1 ...555-01xx) that this run has not used, in one of many area codes. */
export function fictionNumber(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const area = 201 + ((random[0] ?? 0) % 780);
  return `+1${area}55501${String((random[1] ?? 0) % 100).padStart(2, '0')}`;
}

/** A name that no other run has used, so that look-ups find only what the check made. */
export function uniqueName(prefix: string): string {
  return `${prefix} ${randomId().slice(0, 13)}`;
}
