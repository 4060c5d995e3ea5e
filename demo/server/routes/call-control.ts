import { routes } from '@dialora/api';
import type { WireBrowserCall, WireCallTarget } from '@dialora/api/schemas';
import type { Principal } from '../auth/principal.js';
import type { Queryable } from '../db/database.js';
import type { Emit } from '../events/outgoing.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { agentName, listCallerIds } from '../records/accounts.js';
import { getCall, getCallLine, insertCall, setAgent, setDesk, setTransfer } from '../records/calls.js';
import type { Services } from '../services.js';
import { noteContinued, noteLeft, tellPresence, type Telling } from '../voice/chronicle.js';
import type { CallControl, ControlledCall, Destination } from '../voice/control.js';
import { identityOf } from '../voice/identity.js';
import { fromAgent } from './calls.js';

interface Asked {
  readonly principal: Principal;
  readonly tx: Queryable;
  readonly emit: Emit;
  readonly now: Date;
  readonly accountId: string;
  readonly services: Pick<Services, 'controlIn' | 'carryOut' | 'isThere'>;
  readonly param: (name: string) => string;
}

/** The server's hands on a live call: hold, transfer, conference, recording, voicemail. */
export function callControlRoutes(app: App, tools: DoorTools): void {
  const { callControl, recordings } = routes;

  /** Wishes something of the call of the path, and once that is done answers with how it stands then. */
  async function act(
    asked: Asked,
    wish: (control: CallControl, call: ControlledCall) => Promise<boolean>,
    {
      other,
      conclude = async (next, call) => ({ data: await stateOf(next, call) }),
    }: {
      /** Of which something is wished too, and is done after it. */
      readonly other?: ControlledCall;
      readonly conclude?: (next: Asked, call: ControlledCall) => Promise<{ readonly data: WireBrowserCall }>;
    } = {},
  ) {
    const { accountId, services } = asked;
    const call = await liveCall(asked, asked.param('id'));
    if (!(await wish(controlOf(asked), call))) throw notNow();
    const callIds = [call.callId, ...(other === undefined ? [] : [other.callId])];
    return {
      carryOut: () => services.carryOut(accountId, callIds),
      conclude: (next: Asked) => conclude(next, call),
    };
  }

  app.post(
    callControl.holdCall.path,
    door(tools, callControl.holdCall, (asked) => act(asked, (control, call) => control.hold(call, asked.body.held))),
  );
  app.post(
    callControl.mergeCalls.path,
    door(tools, callControl.mergeCalls, async (asked) => {
      const other = await liveCall(asked, asked.body.other_call_id);
      return act(asked, (control, call) => control.merge(call, other), {
        other,
        async conclude(next, call) {
          if (other.consultFor === call.callId) await noteContinued(tellingOf(next), other.callId, call.callId);
          return { data: await withoutTransfer(next, call) };
        },
      });
    }),
  );
  app.post(
    callControl.addCallParty.path,
    door(tools, callControl.addCallParty, async (asked) => {
      const to = await destinationOf(asked, asked.body);
      return act(asked, (control, call) => control.addParty(call, to));
    }),
  );
  app.post(
    callControl.removeCallParty.path,
    door(tools, callControl.removeCallParty, (asked) =>
      act(asked, (control, call) => control.removeParty(call, asked.param('party_id'))),
    ),
  );
  app.post(
    callControl.endCall.path,
    door(tools, callControl.endCall, (asked) => act(asked, (control, call) => control.end(call))),
  );
  app.post(
    callControl.transferCall.path,
    door(tools, callControl.transferCall, async (asked) => {
      const to = await destinationOf(asked, asked.body);
      return act(asked, (control, call) => control.transfer(call, to), {
        async conclude(next, call) {
          await noteLeft(tellingOf(next), call.callId, call.agentId);
          return { data: await stateOf(next, call) };
        },
      });
    }),
  );
  app.post(
    callControl.consultCall.path,
    door(tools, callControl.consultCall, async (asked) => {
      const { principal } = asked;
      const to = await destinationOf(asked, asked.body);
      if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'Only an agent asks first.');
      return act(asked, (control, call) => control.hold(call, true), {
        async conclude(next, about) {
          const { tx, emit, now, accountId } = next;
          const call = await insertCall(
            tx,
            accountId,
            {
              id: newId('call'),
              direction: 'outbound',
              fromNumber: to.from,
              // A colleague has no number of its own: the account's stands for it.
              toNumber: to.kind === 'number' ? to.number : to.from,
              extension: null,
              contactId: null,
              agentId: principal.agentId,
              siteId: null,
              placedBy: identityOf(principal),
              recordingRule: 'announce',
              consultFor: about.callId,
              ...(to.kind === 'agent' ? { toAgentId: to.agentId } : {}),
            },
            now,
          );
          await stateOf(next, about);
          const transfer = {
            kind: 'warm' as const,
            ...(to.kind === 'agent' ? { to_agent_id: to.agentId } : { to_number: to.number }),
            state: 'consulting' as const,
            consult_call_id: call.id,
          };
          const held = await setTransfer(tx, about.callId, transfer);
          if (held !== undefined) emit({ event: 'call.updated', data: held });
          emit({ event: 'call.updated', data: call });
          return { data: call };
        },
      });
    }),
  );
  app.post(
    callControl.completeTransfer.path,
    door(tools, callControl.completeTransfer, async (asked) => {
      const consult = await consultOf(asked);
      if (consult === undefined) throw notNow();
      return act(asked, (control, call) => control.completeTransfer(call, consult), {
        other: consult,
        async conclude(next, call) {
          const taker = (await getCallLine(next.tx, consult.callId))?.toAgentId;
          const telling = tellingOf(next);
          await noteLeft(telling, consult.callId, call.agentId);
          if (taker == null) {
            await noteLeft(telling, call.callId, call.agentId);
          } else {
            await setAgent(next.tx, call.callId, taker);
            await tellPresence(telling, taker);
            await tellPresence(telling, call.agentId);
          }
          // First which call theirs is now, then how it stands.
          await noteContinued(telling, consult.callId, call.callId);
          return { data: await withoutTransfer(next, { ...call, agentId: taker ?? call.agentId }) };
        },
      });
    }),
  );
  app.post(
    callControl.cancelTransfer.path,
    door(tools, callControl.cancelTransfer, async (asked) => {
      const consult = await consultOf(asked);
      // Whatever became of it: the one who was asked may be gone already.
      if (consult !== undefined) await controlOf(asked).end(consult);
      const call = await liveCall(asked, asked.param('id'));
      return {
        carryOut: () => asked.services.carryOut(asked.accountId, consult === undefined ? [] : [consult.callId]),
        async conclude(next: Asked) {
          await setTransfer(next.tx, call.callId, null);
          return { data: await stateOf(next, call) };
        },
      };
    }),
  );
  app.post(
    callControl.sendCallToVoicemail.path,
    door(tools, callControl.sendCallToVoicemail, (asked) =>
      act(asked, (control, call) => control.sendToVoicemail(call)),
    ),
  );
  app.post(
    recordings.recordCall.path,
    door(tools, recordings.recordCall, (asked) =>
      act(asked, (control, call) => control.record(call, asked.body.action)),
    ),
  );
}

const notNow = (): ApiProblem => new ApiProblem('conflict', 'The call is not in a state for that.');

/** @throws ApiProblem 404 for a call that is not there, 409 for one that is not live. */
async function liveCall({ principal, tx }: Asked, id: string): Promise<ControlledCall> {
  if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'Calls are steered by an agent.');
  const call = await getCall(tx, id);
  if (call === undefined) throw notFound('call');
  const carrierId = (await getCallLine(tx, id))?.carrierId ?? null;
  if (carrierId === null || call.ended_at !== undefined) throw notNow();
  const { consult_for: consultFor } = call;
  return { callId: id, carrierId, agentId: principal.agentId, ...(consultFor === undefined ? {} : { consultFor }) };
}

const tellingOf = ({ services, ...asked }: Asked): Telling => ({ ...asked, isThere: services.isThere });

const controlOf = (asked: Asked): CallControl => asked.services.controlIn(asked);

async function stateOf(asked: Asked, call: ControlledCall): Promise<WireBrowserCall> {
  const { tx, emit } = asked;
  const changed = await setDesk(tx, call.callId, await controlOf(asked).state(call));
  if (changed !== undefined) emit({ event: 'call.updated', data: changed });
  const now = changed ?? (await getCall(tx, call.callId));
  if (now === undefined) throw notFound('call');
  return now;
}

/** How the call stands once a transfer of it is over, told to everybody. */
async function withoutTransfer(asked: Asked, call: ControlledCall): Promise<WireBrowserCall> {
  const now = await stateOf(asked, call);
  const data = (await setTransfer(asked.tx, call.callId, null)) ?? now;
  asked.emit({ event: 'call.updated', data });
  return data;
}

async function consultOf(asked: Asked): Promise<ControlledCall | undefined> {
  const call = await getCall(asked.tx, asked.param('id'));
  const id = call?.transfer?.consult_call_id;
  if (id === undefined) return undefined;
  const consult = await getCall(asked.tx, id);
  return consult?.ended_at === undefined ? liveCall(asked, id).catch(() => undefined) : undefined;
}

/** A number is called by the same rules as any other; the caller id is one of the account's. */
async function destinationOf({ principal, tx, now }: Asked, body: WireCallTarget): Promise<Destination> {
  if ('to_number' in body) {
    const { fromNumber, toNumber } = await fromAgent(
      tx,
      principal,
      { kind: 'browser', to_number: body.to_number },
      now,
    );
    return { kind: 'number', number: toNumber, from: fromNumber };
  }
  const [first, ...rest] = await listCallerIds(tx);
  const from = (rest.find((one) => one.is_default) ?? first)?.number;
  if (from === undefined) throw new ApiProblem('caller_id_not_verified', 'This account has no number.');
  if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'Only an agent brings a colleague in.');
  const agentId = body.to_agent_id;
  const [name, by] = [await agentName(tx, agentId), await agentName(tx, principal.agentId)];
  return { kind: 'agent', agentId, name, from, by };
}
