import { eventSchemas } from '../schemas/events.js';
import { oauthErrorSchema } from '../schemas/oauth.js';
import { problemCodes, problemSchema, type ProblemCode } from '../schemas/problem.js';
import { scopes } from '../schemas/scopes.js';
import { webhookEnvelopeSchema } from '../schemas/webhooks.js';
import { routes } from '../routes/index.js';
import { errorsOf, needsToken, takesIdempotencyKey, type Route } from '../routes/route.js';
import { createComponents, type Components, type Descriptions, type JsonSchema } from './components.js';
import { tagNames, tags } from './tags.js';

type Operation = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the whole route table. */
export function createDocument(version: string, descriptions: Descriptions): Readonly<Record<string, unknown>> {
  const components = createComponents();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [group, members] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(members) as [string, Route][]) {
      const path = route.path.replace(/:([a-z_]+)/g, '{$1}');
      paths[path] = {
        ...paths[path],
        [route.method.toLowerCase()]: operationOf(name, route, tagNames[group as keyof typeof tagNames], components),
      };
    }
  }
  const responses = sharedResponses(components);
  const webhooks = { callEnded: { post: webhookOf(components) } };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Dialora API',
      version,
      description:
        'JSON in snake_case, answers as `{ "data": … }`, times RFC 3339 in UTC, numbers E.164, ids opaque. Every write takes an `Idempotency-Key` that is remembered for 24 hours.',
    },
    servers: [{ url: '/', description: 'The service that serves this document' }],
    tags,
    security: [{ bearer: [] }],
    paths,
    webhooks,
    components: {
      schemas: components.all(descriptions),
      responses,
      parameters: sharedParameters,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A session token or an OAuth access token (`dls_…`) in a browser; an API key (`dlr_live_…`, `dlr_test_…`) on a server, never in a page.',
        },
      },
    },
    'x-scopes': scopes,
  };
}

function operationOf(name: string, route: Route, tag: string, components: Components): Operation {
  return {
    operationId: name,
    summary: route.summary,
    tags: [tag],
    ...(needsToken(route) ? {} : { security: [] }),
    ...((route.scopes?.length ?? 0) === 0 ? {} : { 'x-required-scopes': route.scopes }),
    ...(route.known === true ? { 'x-live-service': true } : {}),
    ...withParameters(route, components),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [route.bodyType === 'form' ? 'application/x-www-form-urlencoded' : 'application/json']: {
                schema: components.inline(route.body),
              },
            },
          },
        }),
    responses: responsesOf(route, components),
  };
}

function withParameters(route: Route, components: Components): { readonly parameters?: readonly JsonSchema[] } {
  const inPath = [...route.path.matchAll(/:([a-z_]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }));
  const parameters = [
    ...inPath,
    ...queryParameters(route, components),
    ...(takesIdempotencyKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.ifMatch === true ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(route.content?.includes('text/event-stream') === true ? [{ $ref: '#/components/parameters/LastEventId' }] : []),
    ...(route.errors?.includes('range_not_satisfiable') === true ? [{ $ref: '#/components/parameters/Range' }] : []),
  ];
  return parameters.length === 0 ? {} : { parameters };
}

function queryParameters(route: Route, components: Components): readonly JsonSchema[] {
  if (route.query === undefined) return [];
  const shape = components.inline(route.query) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(shape.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(shape.required?.includes(name) === true ? { required: true } : {}),
    schema: 'multipleOf' in schema ? integerOf(schema) : schema,
  }));
}

/** Whole numbers are read out of text with `multipleOf: 1`. */
function integerOf({ multipleOf: _one, ...schema }: JsonSchema): JsonSchema {
  return { ...schema, type: 'integer' };
}

function responsesOf(route: Route, components: Components): Readonly<Record<string, unknown>> {
  const isOAuth = route.bodyType === 'form' || route.path.startsWith('/oauth/');
  const byStatus = new Map<number, ProblemCode[]>();
  if (!isOAuth) {
    for (const code of errorsOf(route)) {
      const { status } = problemCodes[code];
      byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
    }
  }
  const problems = [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, problemOf(status, codes)]);
  return {
    [route.status]: {
      description: route.answer === undefined && route.content === undefined ? 'Done' : 'The answer',
      ...answerHeaders(route),
      ...contentOf(route, components),
    },
    ...(route.errors?.includes('range_not_satisfiable') === true
      ? { 206: { description: 'The part that was asked for', ...contentOf(route, components) } }
      : {}),
    ...Object.fromEntries(problems as [number, unknown][]),
    ...(isOAuth ? { 400: { $ref: '#/components/responses/OAuthError' } } : {}),
  };
}

function problemOf(status: number, codes: readonly ProblemCode[]): JsonSchema {
  const meanings = codes.map((code) => `\`${code}\`: ${problemCodes[code].title}`).join('. ');
  return {
    description: meanings,
    ...(status === 401 ? { headers: { 'WWW-Authenticate': { schema: { type: 'string' } } } } : {}),
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { schema: { type: 'string' } } } } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function answerHeaders(route: Route): JsonSchema {
  const versioned = route.path === '/api/v1/contacts/:id' || route.ifMatch === true;
  return versioned
    ? { headers: { ETag: { description: 'The version, for If-Match', schema: { type: 'string' } } } }
    : {};
}

function contentOf(route: Route, components: Components): JsonSchema {
  if (route.answer !== undefined) {
    return { content: { 'application/json': { schema: components.inline(route.answer) } } };
  }
  if (route.content === undefined) return {};
  const schemaFor = (type: string): JsonSchema => {
    if (type === 'text/event-stream') return { type: 'string', description: eventNote(components) };
    return type.startsWith('audio/') || type === 'application/zip' ? {} : { type: 'string' };
  };
  return { content: Object.fromEntries(route.content.map((type) => [type, { schema: schemaFor(type) }])) };
}

/** OpenAPI 3.1 has no words for the frames of an event stream; a sentence and references to the components do. */
function eventNote(components: Components): string {
  const frames = Object.entries(eventSchemas).map(([name, schema]) => {
    const { $ref } = components.inline(schema);
    return `\`${name}\` (${typeof $ref === 'string' ? $ref.replace('#/components/schemas/', '') : 'object'})`;
  });
  return `Frames with an id, an event name and JSON data: ${frames.join(', ')}. \`gap\` says that events were missed.`;
}

function webhookOf(components: Components): Operation {
  return {
    operationId: 'callEnded',
    summary: 'What is posted to the webhook_url of a Voice AI agent’s call when it ends; signed (Standard Webhooks)',
    security: [],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: components.inline(webhookEnvelopeSchema) } },
    },
    responses: { '2XX': { description: 'Taken. Anything else is tried again.' } },
  };
}

function sharedResponses(components: Components): JsonSchema {
  components.inline(problemSchema);
  return {
    OAuthError: {
      description: 'An OAuth error (RFC 6749 §5.2)',
      content: { 'application/json': { schema: components.inline(oauthErrorSchema) } },
    },
  };
}

const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key with the same body gets the first answer again, for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that was read.',
    schema: { type: 'string' },
  },
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'The id of the last frame that was seen; what came after it is sent first.',
    schema: { type: 'string' },
  },
  Range: { name: 'Range', in: 'header', description: 'RFC 9110 §14.2.', schema: { type: 'string' } },
} as const;
