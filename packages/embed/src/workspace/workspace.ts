import {
  createActivitySource,
  createAgentResource,
  createApiClient,
  createCallerIdResource,
  createCallControl,
  createCallHistory,
  createCallService,
  createColleagues,
  createContactEditor,
  createContactSource,
  createEventStream,
  createLiveEvents,
  createMailSender,
  createMessageMediaSource,
  createMessageSender,
  createPermissionSource,
  createPresence,
  createPrivacyDesk,
  createRecordingSource,
  createRightsDesk,
  createVoicemailSource,
  type CachedContactSource,
} from '@dialora/api';
import { DialoraError, toProblem, type Agent, type ContactSource, type Workspace } from '@dialora/core';
import { createLatePhone } from '../phone/late-phone.js';
import { openPhone } from '../phone/open-phone.js';
import { createSessionKeeper, type GetSession } from '../session/session-keeper.js';
import { createCallAlerts } from './call-alerts.js';
import { createCallerIdChoice } from './caller-id-choice.js';
import { createDeviceMemory } from './device-memory.js';
import { createLateLogBook } from './late-log.js';
import { onDemand } from './on-demand.js';

export interface WorkspaceOptions {
  /** Base address of the Dialora API; empty for the page's own origin. */
  readonly api: string;
  readonly getSession: GetSession;
}

export interface Connection {
  readonly workspace: Workspace;
  /** Ends the calls of this page (or hands them to another tab), the event stream and the outbox. */
  close(): Promise<void>;
}

/**
 * Everything the elements need, over the Dialora API. Nothing is asked of any server before an element needs it: a page
 * with a "call us" button alone sends its first request when the button is pressed.
 */
export function assembleWorkspace({ api, getSession }: WorkspaceOptions): Connection {
  const session = createSessionKeeper(getSession);
  const client = createApiClient({ baseUrl: api.replace(/\/+$/, ''), getToken: session.getToken });
  const agentResource = createAgentResource(client);
  const stream = createEventStream(client);
  const live = createLiveEvents(stream);
  const colleagues = createColleagues(client, stream);
  const calls = createCallService(client);
  const callerIdChoice = createCallerIdChoice();
  const memory = createDeviceMemory();
  let contactSource: CachedContactSource | undefined;
  let knowing: Promise<Agent> | undefined;

  // Made on first use, because it listens to the event stream, which a visitor may not open.
  const cached = (): CachedContactSource => (contactSource ??= createContactSource(client, { live }));
  const contacts: ContactSource = {
    get: (id, options) => cached().get(id, options),
    search: (query, options) => cached().search(query, options),
    lookup: (by, options) => cached().lookup(by, options),
  };

  /** Who is signed in; rejects with a `DialoraError`, and asks again the next time. */
  function whoAmI(): Promise<Agent> {
    const known = agentResource.get();
    if (known.state === 'ready') return Promise.resolve(known.value);
    knowing ??= agentResource
      .reload()
      .then(() => {
        const state = agentResource.get();
        if (state.state === 'ready') return state.value;
        throw new DialoraError(state.state === 'failed' ? state.problem : { kind: 'unknown' });
      })
      .finally(() => (knowing = undefined));
    return knowing;
  }

  const phone = createLatePhone(async () => {
    const { scopes } = await session.current();
    // A visitor of a business's page may call and nothing else; such a phone is this page's own.
    if (!scopes.includes('contacts:read')) return openPhone({ calls });
    const agent = await whoAmI();
    return openPhone({
      calls,
      contacts,
      control: createCallControl(client, stream, () => agent.id),
      presence: createPresence(client, colleagues, agent.id),
      sharedAs: `${agent.account.id}.${agent.id}`,
    });
  });

  const log = createLateLogBook(async () => {
    const [agent, { createLogBook }] = await Promise.all([whoAmI(), import('@dialora/api/outbox')]);
    return createLogBook({ client, accountId: agent.account.id, agentId: agent.id });
  });

  const stopAgent = agentResource.subscribe((state) => {
    if (state.state !== 'ready') return;
    stopAgent();
    callerIdChoice.attach(state.value.account.id, state.value.id);
    memory.attach(state.value.account.id, state.value.id);
    // What an earlier page could not send is shown and sent.
    log.open();
  });

  return {
    workspace: {
      agent: onDemand(agentResource),
      callerIds: onDemand(createCallerIdResource(client)),
      preferredCallerId: callerIdChoice,
      phone,
      alerts: createCallAlerts(),
      contacts,
      activities: createActivitySource(client),
      log,
      live,
      history: createCallHistory(client),
      voicemails: createVoicemailSource(client, live),
      readSound: (url) => readOwnSound(url, api),
      rights: createRightsDesk(client),
      messages: createMessageSender(client),
      mails: createMailSender(client),
      memory,
      editor: createContactEditor(client, (contact) => cached().remember(contact)),
      permissions: createPermissionSource(client),
      recordings: createRecordingSource(client),
      messageMedia: createMessageMediaSource(client),
      privacy: createPrivacyDesk(client),
      colleagues,
    },
    async close() {
      stopAgent();
      memory.close();
      contactSource?.close();
      log.close();
      await phone
        .close()
        .catch((error: unknown) => console.warn('Dialora: the phone did not close.', toProblem(error)));
    },
  };
}

/** Sounds come from the API and from nowhere else, whatever address an answer may carry. */
async function readOwnSound(url: string, api: string): Promise<ArrayBuffer> {
  const base = new URL(api === '' ? '/' : api, document.baseURI);
  const address = new URL(url, base);
  if (address.origin !== base.origin) throw new DialoraError({ kind: 'invalid', detail: 'The sound is elsewhere.' });
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new DialoraError({ kind: 'not-found', status: answer.status });
  return answer.arrayBuffer();
}
