import { h, icon } from '../dom.js';
import type { Person } from '../data/people.js';
import type { LabelKey } from '../data/types.js';
import type { IconName } from '../dom.js';
import type { Locale } from '../locales.js';
import { avatar } from './avatar.js';
import { toolButton } from './compose.js';

export interface Frame {
  readonly element: HTMLElement;
  /** Where views live. */
  readonly stage: HTMLElement;
  mark(hash: string, unread: number): void;
}

export interface FrameOptions {
  readonly locale: Locale;
  readonly owner: Person;
  readonly compose: () => void;
  readonly search: (query: string) => void;
}

const folders: readonly {
  readonly hash: string;
  readonly key: 'inbox' | 'starred' | 'sent' | 'drafts' | 'all';
  readonly icon: IconName;
}[] = [
  { hash: '#inbox', key: 'inbox', icon: 'inbox' },
  { hash: '#starred', key: 'starred', icon: 'star' },
  { hash: '#sent', key: 'sent', icon: 'sent' },
  { hash: '#drafts', key: 'drafts', icon: 'drafts' },
  { hash: '#all', key: 'all', icon: 'all' },
];

const labels: readonly LabelKey[] = ['customers', 'suppliers', 'internal'];

/** Everything around the views: name, search, account, folders, the place for letters being written. */
export function createFrame({ locale, owner, compose, search }: FrameOptions): Frame {
  const links = new Map<string, HTMLElement>();
  const unreadBadge = h('span', { class: 'bsU' });
  const item = (hash: string, text: string, picture: IconName, extra?: HTMLElement): HTMLElement => {
    const link = h(
      'a',
      { href: hash, class: 'aim', title: text },
      icon(picture),
      h('span', { class: 'nU' }, text),
      extra,
    );
    links.set(hash, link);
    return link;
  };
  const nav = h(
    'nav',
    { class: 'aeN', 'aria-label': locale.text('menu') },
    h(
      'div',
      { class: 'aic' },
      h(
        'button',
        { type: 'button', class: 'T-I L3', gh: 'cm', onclick: compose },
        icon('compose'),
        h('span', {}, locale.text('compose')),
      ),
    ),
    h(
      'div',
      { class: 'aio' },
      ...folders.map((folder) =>
        item(folder.hash, locale.text(folder.key), folder.icon, folder.key === 'inbox' ? unreadBadge : undefined),
      ),
    ),
    h('h2', { class: 'aAw' }, locale.text('labels')),
    h('div', { class: 'aio' }, ...labels.map((label) => item(`#label/${label}`, locale.text(label), 'label'))),
  );
  nav.addEventListener('click', () => document.body.classList.remove('nav-open'));

  const query = h('input', {
    type: 'search',
    name: 'q',
    'aria-label': locale.text('search'),
    placeholder: locale.text('search'),
  });
  const form = h('form', { role: 'search', class: 'gb-search' }, icon('search'), query);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = query.value.trim();
    if (text !== '') search(text);
  });

  const accountName = locale.text('account', { name: owner.name, email: owner.email });
  const stage = h('div', { class: 'nH bkK-stage' });
  const element = h(
    'div',
    { class: 'nH app' },
    h(
      'header',
      { class: 'gb', role: 'banner' },
      toolButton('menu', locale.text('menu'), () => document.body.classList.toggle('nav-open'), 'menu-button'),
      h('a', { href: '#inbox', class: 'wordmark' }, mark(), h('span', {}, locale.text('mail'))),
      form,
      h('a', { href: '#inbox', class: 'gb_A', 'aria-label': accountName, title: accountName }, avatar(owner)),
    ),
    h('div', { class: 'nH columns' }, nav, h('div', { class: 'bkK' }, h('div', { class: 'nH' }, stage))),
    h('div', { class: 'dw' }, h('div', { class: 'dock' })),
  );
  return {
    element,
    stage,
    mark(hash, unread) {
      for (const [target, link] of links) {
        if (target === hash) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      unreadBadge.textContent = unread === 0 ? '' : locale.count(unread);
    },
  };
}

function mark(): HTMLElement {
  return h('span', { class: 'mark', 'aria-hidden': 'true' }, icon('unread'));
}
