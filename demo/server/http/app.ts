import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { oauthRoutes } from '../auth/oauth/routes.js';
import { accessGrantRoutes } from '../routes/access-grants.js';
import { accessLogRoutes } from '../routes/access-log.js';
import { accountRoutes } from '../routes/account.js';
import { activityRoutes } from '../routes/activities.js';
import { agencyRoutes } from '../routes/agency.js';
import { subAccountRoutes } from '../routes/accounts.js';
import { callRoutes } from '../routes/calls.js';
import { consentRoutes } from '../routes/consents.js';
import { callControlRoutes } from '../routes/call-control.js';
import { soundRoutes } from '../routes/sounds.js';
import { contactRoutes } from '../routes/contacts.js';
import { cookieConsentRoutes } from '../routes/cookie-consents.js';
import { demoPostRoutes } from '../routes/demo-post.js';
import { demoRoutes } from '../routes/demo.js';
import { emailRoutes } from '../routes/emails.js';
import { eventRoutes } from '../routes/events.js';
import { exportRoutes } from '../routes/exports.js';
import { webhookRoutes } from '../routes/webhooks.js';
import { messageMediaRoutes } from '../routes/message-media.js';
import { messageRoutes } from '../routes/messages.js';
import { presenceRoutes } from '../routes/presence.js';
import { privacyRequestRoutes } from '../routes/privacy-requests.js';
import { privacyVisitorRoutes } from '../routes/privacy-visitor.js';
import { twilioMessageRoutes } from '../routes/twilio.js';
import { twilioVoiceRoutes } from '../routes/twilio-voice.js';
import { voiceRoutes } from '../routes/voice.js';
import type { Services } from '../services.js';
import { cors } from './cors.js';
import type { Env, RequestContext } from './env.js';
import { createIdempotency } from './idempotency.js';
import { ApiProblem, problemMediaType } from './problem.js';
import { createRateLimiter } from './rate-limit.js';
import { entrance } from './entrance.js';
import { staticFiles } from './static.js';

export type App = Hono<Env>;

export interface AppOptions {
  readonly services: Services;
  /** Built scenes, served at the root. */
  readonly staticDir?: string | undefined;
  /** The built contract, served at `/api/v1/openapi.json`. */
  readonly openApiFile?: string | undefined;
}

/** Everything that is asked over HTTP. */
export function createApp({ services, staticDir, openApiFile }: AppOptions): App {
  const app: App = new Hono<Env>();
  const tools = {
    services,
    limiter: createRateLimiter(services.now),
    idempotency: createIdempotency(services),
  };
  app.use(entrance(services));
  app.use('/api/*', cors(services));
  app.use('/oauth/token', cors(services));
  app.use('/oauth/revoke', cors(services));

  accountRoutes(app, tools);
  contactRoutes(app, tools);
  callRoutes(app, tools);
  callControlRoutes(app, tools);
  presenceRoutes(app, tools);
  soundRoutes(app, tools);
  activityRoutes(app, tools);
  voiceRoutes(app, tools);
  cookieConsentRoutes(app, tools);
  privacyVisitorRoutes(app, tools);
  consentRoutes(app, tools);
  messageRoutes(app, tools);
  messageMediaRoutes(app, tools);
  emailRoutes(app, tools);
  twilioMessageRoutes(app, tools);
  twilioVoiceRoutes(app, tools);
  accessLogRoutes(app, tools);
  accessGrantRoutes(app, tools);
  exportRoutes(app, tools);
  subAccountRoutes(app, tools);
  agencyRoutes(app, tools);
  webhookRoutes(app, tools);
  privacyRequestRoutes(app, tools);
  eventRoutes(app, tools);
  demoRoutes(app, tools);
  demoPostRoutes(app, tools, services.courier);
  oauthRoutes(app, tools);
  staticFiles(app, { staticDir, openApiFile });

  app.notFound((c) => problemResponse(c, missing(app, c)));
  app.onError((error, c) => {
    if (error instanceof ApiProblem) return problemResponse(c, error);
    if (error instanceof HTTPException && error.status < 500) {
      return problemResponse(
        c,
        new ApiProblem('malformed_request', 'The request could not be read.', { cause: error }),
      );
    }
    services.log.fault(`${c.get('requestId')} ${c.req.method} failed.`, error);
    return problemResponse(c, new ApiProblem('internal_error', `Quote ${c.get('requestId')} when you report this.`));
  });
  return app;
}

/** 405 for a path that exists with another method, else 404. */
function missing(app: App, c: RequestContext): ApiProblem {
  const allowed = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].filter((method) =>
    app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
  );
  if (allowed.length === 0 || allowed.includes(c.req.method)) {
    return new ApiProblem('not_found', 'There is nothing at this address.');
  }
  return new ApiProblem('method_not_allowed', `Allowed here: ${allowed.join(', ')}.`, {
    headers: { Allow: allowed.join(', ') },
  });
}

function problemResponse(c: RequestContext, problem: ApiProblem): Response {
  const headers = new Headers(problem.headers);
  headers.set('Content-Type', problemMediaType);
  if (problem.status === 401) headers.set('WWW-Authenticate', 'Bearer realm="dialora"');
  const response = new Response(JSON.stringify(problem.toWire()), { status: problem.status, headers });
  // What the middleware has set so far (CORS, security headers) goes out with errors too.
  c.res.headers.forEach((value, name) => {
    if (!response.headers.has(name)) response.headers.set(name, value);
  });
  return response;
}
