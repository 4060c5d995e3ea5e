import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem } from '../http/problem.js';
import type { Services } from '../services.js';
import { identityOf } from '../voice/identity.js';

/** Twilio's own advice is to keep them short; the SDK asks for the next one before this ends. */
const ttlSeconds = 600;

export function voiceRoutes(app: App, tools: DoorTools): void {
  app.post(
    routes.session.createVoiceToken.path,
    door(tools, routes.session.createVoiceToken, ({ principal, services, ownOrigin, now }) => {
      if (principal.kind === 'key')
        throw new ApiProblem('permission_denied', 'An API key has no voice; sign an agent in.');
      return Promise.resolve({
        data: voiceToken(services, identityOf(principal), {
          ownOrigin,
          now,
          // Visitors call, but nobody rings them.
          incoming: principal.kind === 'agent',
        }),
      });
    }),
  );
}

export function voiceToken(
  services: Services,
  identity: string,
  options: { readonly ownOrigin: string; readonly now: Date; readonly incoming: boolean },
) {
  const issuedAt = Math.floor(options.now.getTime() / 1000);
  return {
    token: services.mintVoiceToken(identity, { ttlSeconds, issuedAt, incoming: options.incoming }),
    identity,
    expires_at: new Date((issuedAt + ttlSeconds) * 1000).toISOString(),
    gateway: services.gatewayOf(options.ownOrigin),
  };
}
