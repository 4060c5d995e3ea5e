import { messageIds, threadIds } from './data/ids.js';
import type { ThreadIds } from './data/ids.js';
import { customerThreads } from './data/customers.js';
import { otherThreads } from './data/others.js';
import type { Person } from './data/people.js';
import { owner, people } from './data/people.js';
import type { LabelKey, Letter, Thread } from './data/types.js';
import { br, p } from './data/writing.js';

export interface Message {
  readonly perm: string;
  readonly legacy: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly at: Date;
  readonly letter: Letter;
  readonly starred: boolean;
}

export interface Conversation {
  readonly ids: ThreadIds;
  readonly subject: string;
  readonly emoji: string | undefined;
  readonly labels: readonly LabelKey[];
  readonly unread: boolean;
  readonly archived: boolean;
  readonly messages: readonly Message[];
}

export type Folder =
  | { readonly kind: 'inbox' | 'starred' | 'sent' | 'all' | 'drafts' }
  | { readonly kind: 'label'; readonly label: LabelKey }
  | { readonly kind: 'search'; readonly query: string };

export interface Mailbox {
  readonly owner: Person;
  /** Newest first. */
  list(folder: Folder): readonly Conversation[];
  byToken(token: string): Conversation | undefined;
  setUnread(token: string, unread: boolean): void;
  toggleStar(token: string, message: string): void;
  archive(token: string): void;
  /** Adds to the thread, or starts a new one; what was sent is really there afterwards. */
  send(letter: {
    readonly to: readonly Person[];
    readonly subject: string;
    readonly text: string;
    readonly token?: string;
  }): void;
  subscribe(listener: () => void): () => void;
}

export function createMailbox(now = Date.now()): Mailbox {
  let conversations = [...customerThreads, ...otherThreads].map((thread) => toConversation(thread, now));
  let lastSerial = conversations.length;
  const listeners = new Set<() => void>();

  const change = (token: string, edit: (conversation: Conversation) => Conversation): void => {
    conversations = conversations.map((one) => (one.ids.token === token ? edit(one) : one));
    for (const listener of [...listeners]) listener();
  };

  return {
    owner,
    list: (folder) =>
      conversations.filter((one) => belongs(one, folder)).sort((a, b) => latest(b).getTime() - latest(a).getTime()),
    byToken: (token) => conversations.find((one) => one.ids.token === token),
    setUnread: (token, unread) => change(token, (one) => (one.unread === unread ? one : { ...one, unread })),
    toggleStar: (token, message) =>
      change(token, (one) => ({
        ...one,
        messages: one.messages.map((each) => (each.perm === message ? { ...each, starred: !each.starred } : each)),
      })),
    archive: (token) => change(token, (one) => ({ ...one, archived: true })),
    send({ to, subject, text, token }) {
      const existing = conversations.find((one) => one.ids.token === token);
      if (existing === undefined) lastSerial += 1;
      const serial = lastSerial;
      const index = existing?.messages.length ?? 0;
      const message = toMessage(sentLetter(text), messageIds({ serial: 500 + serial }, index), { to, at: new Date() });
      if (existing !== undefined) {
        change(existing.ids.token, (one) => ({ ...one, archived: false, messages: [...one.messages, message] }));
        return;
      }
      const ids = threadIds({ serial, own: true });
      conversations = [
        ...conversations,
        { ids, subject, emoji: undefined, labels: [], unread: false, archived: false, messages: [message] },
      ];
      change(ids.token, (one) => one);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function latest(conversation: Conversation): Date {
  return conversation.messages.at(-1)?.at ?? new Date(0);
}

function belongs(conversation: Conversation, folder: Folder): boolean {
  const received = conversation.messages.some((message) => message.from.email !== owner.email);
  switch (folder.kind) {
    case 'inbox':
      return received && !conversation.archived;
    case 'starred':
      return conversation.messages.some((message) => message.starred);
    case 'sent':
      return conversation.messages.some((message) => message.from.email === owner.email);
    case 'all':
      return true;
    case 'drafts':
      return false;
    case 'label':
      return conversation.labels.includes(folder.label);
    case 'search': {
      const text = [
        conversation.subject,
        ...conversation.messages.flatMap((message) => [message.from.name, message.from.email, message.letter.snippet]),
      ].join(' ');
      return folder.query
        .toLocaleLowerCase()
        .split(/\s+/)
        .every((word) => text.toLocaleLowerCase().includes(word));
    }
  }
}

function toConversation(thread: Thread, now: number): Conversation {
  return {
    ids: threadIds(thread),
    subject: thread.subject,
    emoji: thread.emoji,
    labels: thread.labels,
    unread: thread.unread === true,
    archived: false,
    messages: thread.letters.map((letter, index) =>
      toMessage(letter, messageIds(thread, index), {
        to: letter.to.map((key) => people[key]),
        at: new Date(now - letter.hoursAgo * 3_600_000),
      }),
    ),
  };
}

function toMessage(
  letter: Letter,
  ids: { readonly perm: string; readonly legacy: string },
  { to, at }: { readonly to: readonly Person[]; readonly at: Date },
): Message {
  return { ...ids, from: people[letter.from], to, at, letter, starred: false };
}

function sentLetter(text: string): Letter {
  const paragraphs = text.split(/\n{2,}/);
  return {
    from: 'owner',
    to: [],
    hoursAgo: 0,
    snippet: text.replace(/\s+/g, ' ').slice(0, 120),
    body: () =>
      paragraphs.map((paragraph) =>
        p(...paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [br(), line]))),
      ),
  };
}
