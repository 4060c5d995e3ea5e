import {
  activeView,
  all,
  body,
  first,
  isShown,
  messages,
  openMessage,
  recipients,
  sender,
  subject,
  writing,
} from './selectors.js';

export interface Mailer {
  readonly email: string;
  readonly name?: string;
}

export interface OpenMessage {
  /** `msg-f:…`, when the page says so. */
  readonly id?: string;
  /** Hexadecimal, as mail APIs name it. */
  readonly legacyId?: string;
  readonly from?: Mailer;
  readonly to: readonly Mailer[];
  /** Where the letter's text is; its content may come a moment later. */
  readonly body: HTMLElement;
}

export interface OpenThread {
  /** `thread-f:…` or `thread-a:…`; may be late in the preview pane. */
  readonly id?: string;
  readonly legacyId?: string;
  readonly messages: readonly OpenMessage[];
  /** Everybody who wrote in it, closed messages included, in order and once each. */
  readonly writers: readonly Mailer[];
}

/** The thread on screen, or undefined where a list, settings or a view that is still to come is shown. */
export function readThread(page: Document): OpenThread | undefined {
  const view = all(page, activeView).find((element) => isShown(element));
  if (view === undefined) return undefined;
  const open = all(view, openMessage).filter((element) => isShown(element) && element.closest(writing) === null);
  const heading = first(view, subject);
  if (heading === undefined && open.length === 0) return undefined;
  const id = withoutHash(heading?.getAttribute('data-thread-perm-id'));
  const legacyId = heading?.getAttribute('data-legacy-thread-id') ?? undefined;
  return {
    ...(id === undefined ? {} : { id }),
    ...(legacyId === undefined ? {} : { legacyId }),
    messages: open.flatMap((element) => readMessage(element)),
    writers: unique(all(view, messages).flatMap((item) => mailer(first(item, sender)) ?? [])),
  };
}

function readMessage(element: HTMLElement): OpenMessage[] {
  const text = first(element, body);
  if (text === undefined) return [];
  const id = withoutHash(element.getAttribute('data-message-id'));
  const legacyId = element.getAttribute('data-legacy-message-id') ?? undefined;
  const from = mailer(
    first(
      element,
      sender.map((selector) => selector.replace(/^\.adn /, '')),
    ),
  );
  return [
    {
      ...(id === undefined ? {} : { id }),
      ...(legacyId === undefined ? {} : { legacyId }),
      ...(from === undefined ? {} : { from }),
      to: unique(all(element, recipients).flatMap((one) => mailer(one) ?? [])),
      body: text,
    },
  ];
}

/** Reads an address and a name from attributes; a name that is only the word for "me" or the address says nothing. */
function mailer(element: HTMLElement | undefined): Mailer | undefined {
  const email = (element?.getAttribute('email') ?? element?.getAttribute('data-hovercard-id') ?? '')
    .trim()
    .toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  const name = element?.getAttribute('name') ?? element?.getAttribute('data-name') ?? '';
  return name === '' || name === 'me' || name.toLowerCase() === email ? { email } : { email, name };
}

export function unique(people: readonly Mailer[]): readonly Mailer[] {
  const byAddress = new Map<string, Mailer>();
  for (const one of people) if (byAddress.get(one.email)?.name === undefined) byAddress.set(one.email, one);
  return [...byAddress.values()];
}

function withoutHash(id: string | null | undefined): string | undefined {
  return id === null || id === undefined || id === '' ? undefined : id.replace(/^#/, '');
}
