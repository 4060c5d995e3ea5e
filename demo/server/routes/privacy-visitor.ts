import { routes } from '@dialora/api';
import { exportHeaders, streamExport } from '../exports/stream.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { remoteAddress } from '../http/env.js';
import { ApiProblem, invalidField } from '../http/problem.js';
import { accountOfSite } from '../http/site.js';
import { checkVisitorCode, findReceipt } from '../records/privacy-receipts.js';
import { enterVisitorRequest, linkVerified, receiptOf } from '../rights/requests.js';
import { visitorFile, visitorFileLinks } from '../rights/visitor-file.js';
import { asGiven, noReceipt, requestOfReceipt, sendCode } from '../rights/visitor-code.js';
import type { Services } from '../services.js';

/** What a visitor of a business's site does about their rights, without a token: the receipt is the key. */
export function privacyVisitorRoutes(app: App, tools: DoorTools): void {
  const { limiter, services } = tools;
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
      async ({ body, tx, emit, accountId, now }) => {
        const receipt = asGiven(body.receipt);
        const request = await requestOfReceipt(tx, receipt);
        if (request.identity.state === 'verified') return { data: receiptOf(request, receipt) };
        switch (await checkVisitorCode(tx, request.id, body.code, now)) {
          case 'verified':
            return { data: receiptOf(await linkVerified({ tx, accountId, now, emit }, request.id), receipt) };
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
      async ({ body, tx, accountId, now, ownOrigin, services: { secrets } }) => {
        const receipt = asGiven(body.receipt);
        const request = await requestOfReceipt(tx, receipt);
        if (request.reference !== body.reference.trim().toUpperCase()) throw noReceipt();
        const file = await visitorFile({ tx, accountId, now, ownOrigin, secrets }, request);
        return { data: { ...receiptOf(request, receipt), ...(file === undefined ? {} : { file }) } };
      },
      ofReceipt,
    ),
  );

  app.get(routes.privacyRequests.getVisitorFile.path, async (c) => {
    const { db, secrets, access } = services;
    limiter.take(`address ${remoteAddress(c)}`, services.limits.anonymous);
    const now = services.now();
    const wanted = visitorFileLinks(secrets).read(c.req.param('key'), now);
    if (wanted === undefined) throw new ApiProblem('not_found', 'There is no file at this address.');
    if (wanted === 'expired') throw new ApiProblem('gone', 'The address has expired; look at the status again.');
    const [accountId, exportId] = wanted;
    const { rows } = await db.read(accountId, (tx) =>
      tx.query<{ id: string; format: 'json' | 'csv'; size: number; contact_id: string | null }>(
        `select id, format, size, contact_id from exports where id = $1 and status = 'ready' and expires_at > $2`,
        [exportId, now],
      ),
    );
    const made = rows[0];
    if (made === undefined) throw new ApiProblem('gone', 'The file has had its time; ask for a new copy.');
    access.note({
      accountId,
      at: now,
      actor: { kind: 'visitor', id: 'receipt' },
      action: 'export',
      resource: 'export',
      resourceId: exportId,
      contactId: made.contact_id,
      fields: null,
    });
    // It is written down before a byte leaves.
    await access.flush();
    return c.body(streamExport(services, accountId, exportId), 200, exportHeaders(made));
  });
}
