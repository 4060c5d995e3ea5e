import { emailSchema, e164Schema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem } from '../http/problem.js';
import type { PostRoom } from '../rights/courier.js';
import { demo } from '../seed/cast.js';
import { defineRoute } from './define.js';

const post = defineRoute({
  method: 'POST',
  path: '/demo/post',
  summary: 'The last message that the demo sent to an address or number: its inbox is here, not in the world',
  auth: 'none',
  body: z.strictObject({ to: z.union([emailSchema, e164Schema]) }),
  status: 200,
});

/** The demo sends nothing to anybody: what would go out can be read on its own pages. */
export function demoPostRoutes(app: App, tools: DoorTools, room: PostRoom): void {
  app.post(
    post.path,
    door(
      tools,
      post,
      ({ body }) => {
        const message = room.latest(body.to);
        if (message === undefined) throw new ApiProblem('not_found', 'Nothing was sent there lately.');
        return Promise.resolve({ data: message });
      },
      {
        accountOf({ origin, ownOrigin }) {
          if (origin !== ownOrigin) throw new ApiProblem('origin_not_allowed', 'Only pages of the demo may ask.');
          return Promise.resolve(demo.accountId);
        },
      },
    ),
  );
}
