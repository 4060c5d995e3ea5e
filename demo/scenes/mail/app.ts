import type { Flags } from './flags.js';
import { h } from './dom.js';
import type { Locale } from './locales.js';
import type { Conversation, Mailbox } from './mailbox.js';
import type { Route } from './route.js';
import { folderHash, parseRoute, threadHash } from './route.js';
import { createCompose, toolButton } from './views/compose.js';
import { createFrame } from './views/frame.js';
import { renderList } from './views/list.js';
import type { ThreadView } from './views/thread.js';
import { createThreadView } from './views/thread.js';

interface View {
  readonly route: Route;
  readonly element: HTMLElement;
  readonly abort: AbortController;
  draw(): void;
}

/** Left views stay in the page, hidden, until this many are kept. */
const keptViews = 4;

/** Turns the address into views: the address changes first, its view comes a little later, the old one stays hidden. */
export function createApp(mailbox: Mailbox, locale: Locale, flags: Flags): HTMLElement {
  const views: View[] = [];
  let current: View | undefined;
  let pending: ReturnType<typeof setTimeout> | undefined;

  const frame = createFrame({
    locale,
    owner: mailbox.owner,
    compose: () => openCompose(),
    search: (query) => go(folderHash({ kind: 'search', query })),
  });

  const go = (hash: string): void => {
    location.hash = hash;
  };

  function openCompose(): void {
    const dock = frame.element.querySelector('.dw .dock');
    const compose = createCompose({
      locale,
      draft: { to: [], subject: '' },
      inline: false,
      send: (letter) => mailbox.send(letter),
      closed: () => undefined,
    });
    dock?.append(compose);
  }

  const replyIn = (
    conversation: Conversation,
  ): ((message: Conversation['messages'][number], place: HTMLElement) => void) => {
    return (message, place) => {
      if (place.firstElementChild !== null) return;
      const to = message.from.email === mailbox.owner.email ? message.to : [message.from];
      place.append(
        createCompose({
          locale,
          draft: { to, subject: conversation.subject },
          inline: true,
          send: (letter) => mailbox.send({ ...letter, token: conversation.ids.token }),
          closed: () => undefined,
        }),
      );
    };
  };

  const threadOptions = (conversation: Conversation, signal: AbortSignal) => ({
    locale,
    flags,
    signal,
    ownerEmail: mailbox.owner.email,
    star: (message: Conversation['messages'][number]) => mailbox.toggleStar(conversation.ids.token, message.perm),
    reply: replyIn(conversation),
  });

  function createView(route: Route): View {
    const abort = new AbortController();
    const element = h('div', { class: 'nH bkL' });
    const conversation = route.token === undefined ? undefined : mailbox.byToken(route.token);
    let thread: ThreadView | undefined;
    if (conversation !== undefined) {
      thread = createThreadView(conversation, threadOptions(conversation, abort.signal));
      mailbox.setUnread(conversation.ids.token, false);
    }
    const listPlace = h('div', { class: 'Cp' });
    const withList = conversation === undefined || flags.pane;
    if (withList) element.append(h('div', { class: 'list-column' }, listToolbar(), listPlace));
    if (conversation !== undefined && thread !== undefined) {
      element.append(h('div', { class: 'thread-column' }, threadToolbar(route, conversation), thread.element));
    } else if (flags.pane) {
      element.append(h('div', { class: 'thread-column' }, h('p', { class: 'pane-empty' }, locale.text('choose'))));
    }
    return {
      route,
      element,
      abort,
      draw() {
        const latest = route.token === undefined ? undefined : mailbox.byToken(route.token);
        if (latest !== undefined) thread?.update(latest);
        if (!withList) return;
        listPlace.replaceChildren(
          renderList(mailbox.list(route.folder), {
            locale,
            ownerEmail: mailbox.owner.email,
            folder: route.folder,
            selected: route.token,
            open: (token) => go(threadHash(route.folder, token)),
            star: (token, message) => mailbox.toggleStar(token, message),
          }),
        );
      },
    };
  }

  function listToolbar(): HTMLElement {
    return h(
      'div',
      { class: 'G-atb', gh: 'tm', role: 'toolbar' },
      toolButton('refresh', locale.text('refresh'), () => current?.draw()),
    );
  }

  function threadToolbar(route: Route, conversation: Conversation): HTMLElement {
    const { token } = conversation.ids;
    const leave = (): void => go(folderHash(route.folder));
    return h(
      'div',
      { class: 'G-atb', gh: 'mtb', role: 'toolbar' },
      toolButton('back', locale.text('back'), leave, 'back-button'),
      toolButton('archive', locale.text('archive'), () => {
        mailbox.archive(token);
        leave();
      }),
      toolButton('unread', locale.text('markUnread'), () => {
        mailbox.setUnread(token, true);
        leave();
      }),
      toolButton('refresh', locale.text('refresh'), () => current?.draw()),
    );
  }

  function show(route: Route): void {
    const kept = views.find(
      (view) => view.route.token === undefined && route.token === undefined && sameFolder(view.route, route),
    );
    const next = kept ?? createView(route);
    if (current !== undefined && current !== next) {
      current.element.removeAttribute('role');
      current.element.style.display = 'none';
    }
    if (!frame.stage.contains(next.element)) frame.stage.append(next.element);
    next.element.style.removeProperty('display');
    next.element.setAttribute('role', 'main');
    views.splice(0, views.length, next, ...views.filter((view) => view !== next));
    for (const old of views.splice(keptViews)) {
      old.abort.abort();
      old.element.remove();
    }
    current = next;
    next.draw();
    describe(route);
    scrollTo(0, 0);
  }

  function describe(route: Route): void {
    const unread = mailbox.list({ kind: 'inbox' }).filter((one) => one.unread).length;
    frame.mark(folderHash(route.folder), unread);
    const conversation = route.token === undefined ? undefined : mailbox.byToken(route.token);
    const name =
      conversation?.subject ??
      (route.folder.kind === 'label'
        ? locale.text(route.folder.label)
        : route.folder.kind === 'search'
          ? locale.text('search')
          : locale.text(route.folder.kind));
    document.title = `${name} - ${mailbox.owner.email} - ${locale.text('mail')}`;
  }

  const follow = (): void => {
    clearTimeout(pending);
    const route = parseRoute(location.hash);
    pending = setTimeout(() => show(route), current === undefined ? 0 : flags.latencyMs);
  };
  addEventListener('hashchange', follow);
  mailbox.subscribe(() => {
    current?.draw();
    if (current !== undefined) describe(current.route);
  });
  if (flags.refreshSeconds > 0) setInterval(() => current?.draw(), flags.refreshSeconds * 1000);
  follow();
  return frame.element;
}

function sameFolder(a: Route, b: Route): boolean {
  return folderHash(a.folder) === folderHash(b.folder);
}
