import {
  createActivitySource,
  createAgentResource,
  createCallerIdResource,
  createCallHistory,
  createContactSource,
  createLiveEvents,
  createMessageMediaSource,
  createMessageSender,
  createRecordingSource,
  createVoicemailSource,
  type ApiClient,
  type EventStream,
} from '@dialora/api';
import { createContact } from '@dialora/api/routes';
import { createLogBook, type DurableLogBook } from '@dialora/api/outbox';
import {
  createStore,
  type LogBook,
  type MessageSender,
  type Problem,
  type Readable,
  type Softphone,
  type Workspace,
} from '@dialora/core';
import type { KnownAccount } from '../auth/account.js';
import type { Area } from '../platform/area.js';
import { rememberedDesk } from './device-memory.js';

export interface NewContact {
  readonly name: string;
  /** May be empty. */
  readonly company: string;
  /** E.164. */
  readonly number: string;
}

export interface PanelWorkspace extends Workspace {
  /** Why the API's line of events is down, as long as it is. */
  readonly liveProblem: Readable<Problem | undefined>;
  readonly messages: MessageSender;
  /** Keeps a number of a page as a contact; resolves with its id, rejects with a `DialoraError`. */
  addContact(contact: NewContact): Promise<string>;
  close(): void;
}

export interface WorkspaceOptions {
  readonly client: ApiClient;
  readonly events: EventStream;
  /** Whose log it is. Known from the sign-in, so that the panel also opens without a network. */
  readonly account: KnownAccount;
  readonly phone: Softphone;
  /** Remembers the caller id the agent chose last. */
  readonly disk: Area;
  /** Told when an entry was kept on this device, so that the worker sends it should the panel be closed at once. */
  readonly onKept: () => void;
}

/** Wires what the panel's elements need. Everything of it is asked through the service worker. */
export async function createWorkspace(options: WorkspaceOptions): Promise<PanelWorkspace> {
  const { client, events, account, phone, disk } = options;
  const live = createLiveEvents(events);
  const contacts = createContactSource(client, { live });
  const agentResource = createAgentResource(client);
  const callerIds = createCallerIdResource(client);
  const book = createLogBook({ client, ...account });
  const [preferredCallerId, memory] = await Promise.all([rememberedCallerId(disk), rememberedDesk(disk)]);

  void agentResource.reload();
  void callerIds.reload();

  return {
    agent: agentResource,
    callerIds,
    preferredCallerId: preferredCallerId.store,
    phone,
    contacts,
    activities: createActivitySource(client),
    log: telling(book, options.onKept),
    live,
    history: createCallHistory(client),
    voicemails: createVoicemailSource(client, live),
    recordings: createRecordingSource(client),
    messageMedia: createMessageMediaSource(client),
    messages: createMessageSender(client),
    memory,
    liveProblem: events.problem,
    async addContact({ name, company, number }) {
      const phones = [{ number, type: 'other' as const, primary: true }];
      const { data } = await client.send(createContact, {
        body: { name, phones, ...(company === '' ? {} : { company }) },
      });
      return data.id;
    },
    close() {
      preferredCallerId.undo();
      contacts.close();
      book.close();
    },
  };
}

function telling(book: DurableLogBook, onKept: () => void): LogBook {
  return {
    pending: book.pending,
    async add(entry) {
      const id = await book.add(entry);
      onKept();
      return id;
    },
    retry: (id) => book.retry(id),
    discard: (id) => book.discard(id),
  };
}

async function rememberedCallerId(disk: Area) {
  const kept = await disk.get('caller-id');
  const store = createStore<string | undefined>(typeof kept === 'string' ? kept : undefined);
  const undo = store.subscribe((number) => {
    void (number === undefined ? disk.remove('caller-id') : disk.set('caller-id', number));
  });
  return { store, undo };
}
