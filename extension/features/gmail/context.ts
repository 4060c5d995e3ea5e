import type { PageContext } from '../messages/protocol.js';
import { account, all } from './selectors.js';
import type { Mailer, OpenThread } from './thread.js';
import { unique } from './thread.js';

const address = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/;

/** Whose mailbox this is. `/u/0/` is no identity; the account link and the title are. */
export function readMailbox(page: Document): string | undefined {
  for (const link of all(page, account)) {
    const found = address.exec(link.getAttribute('aria-label') ?? '')?.[0];
    if (found !== undefined) return found.toLowerCase();
  }
  return /- ([^\s@]+@[^\s@]+) -/.exec(page.title)?.[1]?.toLowerCase();
}

/** Addresses that stand for a machine or a whole office; nobody there is to be called back by a letter's sender. */
const role = /^(no-?reply|do-?not-?reply|notifications?|mailer-daemon|postmaster|bounces?)([+._-]|@|$)/;

const mostPeople = 20;

/**
 * Who is at the other end of a thread: the latest writer who is not the mailbox itself comes first, then the other
 * writers, then those written to.
 */
export function contextOf(thread: OpenThread | undefined, mailbox: string | undefined): PageContext | null {
  if (thread === undefined) return null;
  const writers = [...thread.writers].reverse();
  const last = [...thread.messages].reverse().flatMap((message) => message.from ?? []);
  const addressed = thread.messages.flatMap((message) => message.to);
  const people = unique([...last, ...writers, ...addressed]).filter(
    ({ email }) => email !== mailbox && !role.test(email),
  );
  return {
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(thread.id === undefined ? {} : { threadId: thread.id }),
    people: people.slice(0, mostPeople).map(trimmed),
  };
}

function trimmed({ email, name }: Mailer): Mailer {
  return name === undefined ? { email } : { email, name: name.slice(0, 200) };
}
