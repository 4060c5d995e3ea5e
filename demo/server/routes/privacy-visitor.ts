import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField } from '../http/problem.js';
import { accountOfSite } from '../http/site.js';
import { checkVisitorCode, findReceipt } from '../records/privacy-receipts.js';
import { enterVisitorRequest, linkVerified, receiptOf } from '../rights/requests.js';
import { asGiven, noReceipt, requestOfReceipt, sendCode } from '../rights/visitor-code.js';
import type { Services } from '../services.js';

/** What a visitor of a business's site does about their rights, without a token: the receipt is the key. */
export function privacyVisitorRoutes(app: App, tools: DoorTools): void {
  const { limiter } = tools;
  const { createVisitorRequest: create, verifyVisitorRequest: verify } = routes.privacyRequests;
  const { sendVisitorCode: send, getVisitorRequest: status } = routes.privacyRequests;
  const ofReceipt = {
    async accountOf({ body, services }: { readonly body: { readonly receipt: string }; readonly services: Services }) {
      const found = await findReceipt(services.db, asGiven(body.receipt));
      if (found === undefined) throw noReceipt();
      return found.accountId;
    },
  };

  app.post(
    create.path,
    door(
      tools,
      create,
      async ({ body: { site_id: siteId, ...asked }, tx, accountId, now, services }) => {
        if (asked.requester.email === undefined && asked.requester.number === undefined) {
          throw invalidField('/requester', 'needs an address or a number that a code can be sent to');
        }
        if (asked.kind === 'nomination' && asked.nominee === undefined) {
          throw invalidField('/nominee', 'is missing: say who may act for you');
        }
        const made = await enterVisitorRequest({ tx, accountId, now }, asked, siteId);
        const request = await sendCode({ tx, accountId, now, services, limiter }, made.request);
        return { data: receiptOf(request, made.receipt) };
      },
      { accountOf: ({ body, ...page }) => accountOfSite(body.site_id, page) },
    ),
  );

  app.post(
    send.path,
    door(
      tools,
      send,
      async ({ body, tx, accountId, now, services }) => {
        const receipt = asGiven(body.receipt);
        const request = await requestOfReceipt(tx, receipt);
        if (request.identity.state === 'verified') {
          throw new ApiProblem('conflict', 'Who asks is proved already; no code is needed.');
        }
        return { data: receiptOf(await sendCode({ tx, accountId, now, services, limiter }, request), receipt) };
      },
      ofReceipt,
    ),
  );

  app.post(
    verify.path,
    door(
      tools,
      verify,
      async ({ body, tx, accountId, now }) => {
        const receipt = asGiven(body.receipt);
        const request = await requestOfReceipt(tx, receipt);
        if (request.identity.state === 'verified') return { data: receiptOf(request, receipt) };
        switch (await checkVisitorCode(tx, request.id, body.code, now)) {
          case 'verified':
            return { data: receiptOf(await linkVerified({ tx, accountId, now }, request.id), receipt) };
          case 'wrong':
            // An answer, not an exception: the guess has to be counted.
            return { refusal: invalidField('/code', 'is not the code that was sent') };
          default:
            return { refusal: new ApiProblem('gone', 'The code has ended; ask for another one.') };
        }
      },
      ofReceipt,
    ),
  );

  app.post(
    status.path,
    door(
      tools,
      status,
      async ({ body, tx }) => {
        const receipt = asGiven(body.receipt);
        const request = await requestOfReceipt(tx, receipt);
        if (request.reference !== body.reference.trim().toUpperCase()) throw noReceipt();
        return { data: receiptOf(request, receipt) };
      },
      ofReceipt,
    ),
  );
}
