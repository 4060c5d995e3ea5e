import { routes } from '@dialora/api';
import type { WireBrowserCall, WireCreateBrowserCall } from '@dialora/api/schemas';
import { createAgentCall } from '../agents/create-call.js';
import type { Principal, VisitorPrincipal } from '../auth/principal.js';
import type { Queryable } from '../db/database.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { getSite, listAgentIds, listCallerIds } from '../records/accounts.js';
import { chosenContact } from '../records/named-contact.js';
import { changeDetails } from '../records/activities.js';
import { verifiedCallerId } from '../records/caller-ids.js';
import { getAgentCall } from '../records/agent-calls.js';
import { listAllCalls } from '../records/call-list.js';
import { getCall, getCallLine, insertCall, setRemarks } from '../records/calls.js';
import { latestConsent } from '../records/consents.js';
import { contactsByNumber } from '../records/contacts.js';
import { placedCalls } from '../records/placed-calls.js';
import { restrictedAmong } from '../records/restrictions.js';
import { decideCall } from '../rules/decide.js';
import { identityOf } from '../voice/identity.js';

export function callRoutes(app: App, tools: DoorTools): void {
  app.get(
    routes.calls.listCalls.path,
    door(tools, routes.calls.listCalls, async ({ principal, query, tx }) => {
      const { page, limit } = query;
      const found = await listAllCalls(tx, {
        status: query.status,
        contactId: query.contact_id,
        placedBy: principal.kind === 'visitor' ? identityOf(principal) : undefined,
        order: query.sort_order ?? 'desc',
        limit,
        offset: (page - 1) * limit,
      });
      return { data: found.slice(0, limit), pagination: { page, limit, has_more: found.length > limit } };
    }),
  );

  app.post(
    routes.calls.createCall.path,
    door(
      tools,
      routes.calls.createCall,
      async ({ principal, body, tx, emit, afterwards, now, accountId, services }) => {
        if (body.kind !== 'browser') {
          if (principal.kind === 'visitor') throw new ApiProblem('permission_denied', 'Visitors have no agents.');
          const placed = await createAgentCall({ tx, accountId, now, secrets: services.secrets }, body);
          emit({ event: 'call.updated', data: placed });
          afterwards(() => services.agents.run(accountId, placed.id));
          return { data: placed };
        }
        const wish =
          principal.kind === 'visitor'
            ? await fromVisitor(tx, principal, body)
            : await fromAgent(tx, principal, body, now);
        const call = await insertCall(tx, accountId, { id: newId('call'), ...wish }, now);
        emit({ event: 'call.updated', data: call });
        return { data: call };
      },
    ),
  );

  app.get(
    routes.calls.getCall.path,
    door(tools, routes.calls.getCall, async ({ principal, param, tx }) => {
      const placed = principal.kind === 'visitor' ? undefined : await getAgentCall(tx, param('id'));
      return { data: placed ?? (await ownCall(tx, principal, param('id'))) };
    }),
  );

  app.patch(
    routes.calls.updateCall.path,
    door(tools, routes.calls.updateCall, async ({ principal, body, param, tx, emit, now }) => {
      if (principal.kind === 'visitor') throw new ApiProblem('permission_denied', 'Visitors cannot remark on calls.');
      const { id } = await ownCall(tx, principal, param('id'));
      const call = await setRemarks(tx, id, { disposition: body.disposition, note: body.note, tags: body.tags });
      if (call === undefined) throw notFound('call');
      const activity = await changeDetails(
        tx,
        { callId: id },
        {
          ...(body.disposition === undefined ? {} : { disposition: body.disposition }),
          ...(body.note === undefined ? {} : { note: body.note }),
        },
        now,
      );
      emit({ event: 'call.updated', data: call });
      if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
      return { data: call };
    }),
  );
}

type Wish = Omit<Parameters<typeof insertCall>[2], 'id'>;

/** An agent calls out: the server decides whether, with which caller id, and what a recorder would need. */
export async function fromAgent(
  tx: Queryable,
  principal: Principal,
  body: WireCreateBrowserCall,
  now: Date,
): Promise<Wish> {
  if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'Calls by hand are placed by an agent.');
  const fromNumber = await verifiedCallerId(tx, body.from_number);
  const known = await contactsByNumber(tx, body.to_number);
  const contact = await chosenContact(tx, body.contact_id, known);
  const concerned =
    contact === undefined || known.some((other) => other.id === contact.id) ? known : [contact, ...known];
  const ids = concerned.map((one) => one.id);
  const decision = decideCall({
    toNumber: body.to_number,
    fromNumber,
    contacts: concerned,
    callConsent: await latestConsent(tx, ids, 'call'),
    restricted: (await restrictedAmong(tx, ids)).length > 0,
    placedAt: await placedCalls(tx, body.to_number, now),
    now,
  });
  if (decision.outcome !== 'allowed') {
    throw new ApiProblem('call_refused', decision.reasons.map((reason) => reason.detail).join(' '), { decision });
  }
  return {
    direction: 'outbound',
    fromNumber,
    toNumber: body.to_number,
    extension: body.extension ?? null,
    contactId: contact?.id ?? null,
    agentId: principal.agentId,
    siteId: null,
    placedBy: identityOf(principal),
    recordingRule: decision.recording,
  };
}

/** A visitor of a business's page calls the business: for the account it is an incoming call. */
async function fromVisitor(tx: Queryable, principal: VisitorPrincipal, body: WireCreateBrowserCall): Promise<Wish> {
  const site = await getSite(tx, principal.siteId);
  const numbers = await listCallerIds(tx);
  const [agentId] = await listAgentIds(tx);
  if (site === undefined || agentId === undefined || !numbers.some((one) => one.number === body.to_number)) {
    throw new ApiProblem('permission_denied', 'From this page only the business’s own numbers can be called.');
  }
  return {
    direction: 'inbound',
    fromNumber: site.callsFrom,
    toNumber: body.to_number,
    extension: null,
    contactId: null,
    agentId,
    siteId: site.id,
    placedBy: identityOf(principal),
    recordingRule: 'announce',
  };
}

async function ownCall(tx: Queryable, principal: Principal, id: string): Promise<WireBrowserCall> {
  const call = await getCall(tx, id);
  if (call === undefined) throw notFound('call');
  if (principal.kind === 'visitor' && (await getCallLine(tx, id))?.placedBy !== identityOf(principal)) {
    throw notFound('call');
  }
  return call;
}
