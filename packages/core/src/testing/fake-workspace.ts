import { compareActivities, type Activity } from '../activity/activity.js';
import type { Agent, CallerId } from '../account/account.js';
import type { Contact } from '../contact/contact.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { Loadable, Store } from '../store/store.js';
import { createStore } from '../store/store.js';
import type { LiveEvent, LiveEvents, LiveState } from '../workspace/live.js';
import type { ActivitySource, ContactSource, Workspace } from '../workspace/workspace.js';
import type { Colleague } from '../call/presence.js';
import type { CallHistory, DeviceMemory } from '../workspace/desk.js';
import {
  createFakeEditor,
  createFakePermissions,
  createFakePrivacy,
  createFakeRecordings,
} from './fake-contact-desk.js';
import type { FakeEditor, FakePermissions, FakePrivacy, FakeRecordings } from './fake-contact-desk.js';
import { createFakeMessageMedia, type FakeMessageMedia } from './fake-message-media.js';
import type { FakeLogBook } from './fake-log-book.js';
import { createFakeLogBook } from './fake-log-book.js';
import {
  createFakeHistory,
  createFakeMails,
  createFakeMemory,
  createFakeMessages,
  type FakeMailSender,
  type FakeMessageSender,
} from './fake-records.js';
import { createFakeRightsDesk, type FakeRightsDesk } from './fake-rights.js';
import type { FakeSoftphone } from './fake-softphone.js';
import { createFakeSoftphone } from './fake-softphone.js';
import { createFakeFeed } from './feed.js';
import { createFakeVoicemails } from './fake-voicemails.js';
import type { FakeVoicemails } from './fake-voicemails.js';
import { fakeAgent, fakeCallerIds, fakeColleagues, fakeContacts } from './people.js';

export interface FakeLiveEvents extends LiveEvents {
  readonly state: Store<LiveState>;
  /** Pushes an event as the server would. */
  push(event: LiveEvent): void;
  /** Says that events were missed and could not be resumed. */
  gap(): void;
}

/** The fake's network: lets a test draw the loading and the failed states. */
export interface FakeNetwork {
  /** Keeps every read waiting until the returned function is called. */
  hold(): () => void;
  /** Fails every read with this problem until called with `undefined`. */
  fail(problem: Problem | undefined): void;
  /** Names of the reads that were asked for, in order, e.g. `contacts.search`. */
  readonly reads: readonly string[];
}

export interface FakeWorkspace extends Workspace {
  readonly agent: Store<Loadable<Agent>>;
  readonly callerIds: Store<Loadable<readonly CallerId[]>>;
  readonly phone: FakeSoftphone;
  readonly log: FakeLogBook;
  readonly live: FakeLiveEvents;
  readonly network: FakeNetwork;
  readonly colleagues: Store<Loadable<readonly Colleague[]>>;
  readonly voicemails: FakeVoicemails;
  readonly history: CallHistory;
  readonly messages: FakeMessageSender;
  readonly mails: FakeMailSender;
  readonly memory: DeviceMemory;
  readonly editor: FakeEditor;
  readonly permissions: FakePermissions;
  readonly privacy: FakePrivacy;
  readonly recordings: FakeRecordings;
  readonly messageMedia: FakeMessageMedia;
  readonly rights: FakeRightsDesk;
}

export interface FakeWorkspaceOptions {
  readonly contacts?: readonly Contact[];
  /** Replaces the made-up feeds. */
  readonly activities?: readonly Activity[];
  readonly phone?: FakeSoftphone;
  /** What was kept on the device: hand the same one to the next workspace to play a reload. */
  readonly memory?: DeviceMemory;
  /** Epoch ms to which the feeds are relative; the real time by default. */
  readonly now?: number;
}

/** A whole workspace of made-up people, with an activity of every type for each of them and nothing behind it. */
export function createFakeWorkspace(options: FakeWorkspaceOptions = {}): FakeWorkspace {
  const contacts = [...(options.contacts ?? fakeContacts)];
  const now = options.now ?? Date.now();
  const activities =
    options.activities ??
    contacts.flatMap((contact, index) =>
      createFakeFeed(contact.id, contact.phones[0]?.number ?? '', now, index === 0 ? 240 : 12),
    );
  const network = createFakeNetwork();
  const live = createFakeLive();
  const recent = activities.filter((activity) => activity.type === 'call').sort(compareActivities);

  return {
    agent: createStore<Loadable<Agent>>({ state: 'ready', value: fakeAgent }),
    callerIds: createStore<Loadable<readonly CallerId[]>>({ state: 'ready', value: fakeCallerIds }),
    phone: options.phone ?? createFakeSoftphone(),
    contacts: fakeContactSource(contacts, network.read),
    activities: fakeActivitySource(activities, network.read),
    log: createFakeLogBook(),
    live,
    network,
    colleagues: createStore<Loadable<readonly Colleague[]>>({ state: 'ready', value: fakeColleagues }),
    voicemails: createFakeVoicemails(now),
    history: createFakeHistory(recent, network.read),
    messages: createFakeMessages(),
    mails: createFakeMails(),
    memory: options.memory ?? createFakeMemory(),
    editor: createFakeEditor(contacts, network.read, (contact) => live.push({ type: 'contact-updated', contact })),
    permissions: createFakePermissions(contacts, network.read, now),
    privacy: createFakePrivacy(now),
    recordings: createFakeRecordings(now),
    messageMedia: createFakeMessageMedia(now),
    rights: createFakeRightsDesk(),
  };
}

type Read = <T>(name: string, signal: AbortSignal | undefined, answer: () => T) => Promise<T>;

function createFakeNetwork(): FakeNetwork & { readonly read: Read } {
  const reads: string[] = [];
  const holds = new Set<Promise<void>>();
  let problem: Problem | undefined;
  return {
    reads,
    hold() {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      holds.add(held);
      return () => {
        holds.delete(held);
        release();
      };
    },
    fail(next) {
      problem = next;
    },
    async read(name, signal, answer) {
      reads.push(name);
      await Promise.all(holds);
      signal?.throwIfAborted();
      if (problem !== undefined) throw new DialoraError(problem);
      return answer();
    },
  };
}

function fakeContactSource(contacts: readonly Contact[], read: Read): ContactSource {
  const holdsNumber = (contact: Contact, number: string): boolean =>
    contact.phones.some((phone) => phone.number === number);
  const holdsEmail = (contact: Contact, email: string): boolean =>
    contact.emails.some((each) => each.address.toLowerCase() === email.toLowerCase());
  return {
    get: (id, options) =>
      read('contacts.get', options?.signal, () => {
        const contact = contacts.find((each) => each.id === id);
        if (contact === undefined) throw new DialoraError({ kind: 'not-found', status: 404 });
        return contact;
      }),
    search: (query, options) =>
      read('contacts.search', options?.signal, () =>
        contacts.filter((contact) => matches(contact, query)).slice(0, options?.limit ?? 20),
      ),
    lookup: (by, options) =>
      read('contacts.lookup', options?.signal, () =>
        contacts.filter((contact) =>
          'number' in by ? holdsNumber(contact, by.number) : holdsEmail(contact, by.email),
        ),
      ),
  };
}

function matches(contact: Contact, query: string): boolean {
  const text = query.trim().toLowerCase();
  if (text === '') return true;
  const digits = text.replace(/\D/g, '');
  return (
    contact.name.toLowerCase().includes(text) ||
    (contact.company?.toLowerCase().includes(text) ?? false) ||
    contact.emails.some((email) => email.address.toLowerCase().includes(text)) ||
    (digits.length > 2 && contact.phones.some((phone) => phone.number.includes(digits)))
  );
}

function fakeActivitySource(activities: readonly Activity[], read: Read): ActivitySource {
  return {
    page: (query, options) =>
      read('activities.page', options?.signal, () => {
        const feed = activities.filter(
          ({ contactId, type }) => contactId === query.contactId && (query.type ?? type) === type,
        );
        const from = query.before === undefined ? 0 : feed.findIndex((activity) => activity.id === query.before) + 1;
        const items = feed.slice(from, from + (query.limit ?? 50));
        const last = items.at(-1);
        const more = from + items.length < feed.length && last !== undefined;
        return more ? { items, before: last.id } : { items };
      }),
  };
}

function createFakeLive(): FakeLiveEvents {
  const listeners = new Set<{ listener: (event: LiveEvent) => void; onGap: (() => void) | undefined }>();
  return {
    state: createStore<LiveState>('open'),
    subscribe(listener, options) {
      const entry = { listener, onGap: options?.onGap };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    push(event) {
      for (const { listener } of [...listeners]) listener(event);
    },
    gap() {
      for (const { onGap } of [...listeners]) onGap?.();
    },
  };
}
