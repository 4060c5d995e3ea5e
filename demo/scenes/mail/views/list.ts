import { h, icon, newId, press } from '../dom.js';
import type { Locale } from '../locales.js';
import type { Conversation, Folder } from '../mailbox.js';
import { latest } from '../mailbox.js';

export interface ListOptions {
  readonly locale: Locale;
  readonly ownerEmail: string;
  readonly folder: Folder;
  readonly selected: string | undefined;
  readonly open: (token: string) => void;
  readonly star: (token: string, message: string) => void;
}

/** All rows, made anew: a refresh replaces every one of them, as in life. */
export function renderList(conversations: readonly Conversation[], options: ListOptions): HTMLElement {
  if (conversations.length === 0) {
    const { folder, locale } = options;
    const text = folder.kind === 'search' ? locale.text('emptySearch', { query: folder.query }) : locale.text('empty');
    return h('div', { class: 'TC', role: 'status' }, text);
  }
  return h(
    'table',
    { class: 'F cf zt', role: 'grid' },
    h('tbody', {}, ...conversations.map((conversation) => renderRow(conversation, options))),
  );
}

function renderRow(conversation: Conversation, options: ListOptions): HTMLElement {
  const { locale, open } = options;
  const last = conversation.messages.at(-1);
  const { token } = conversation.ids;
  const labelId = newId();
  const row = h(
    'tr',
    {
      class: `zA ${conversation.unread ? 'zE' : 'yO'}${token === options.selected ? ' aps' : ''}`,
      id: newId(),
      role: 'row',
      tabindex: '0',
      'aria-labelledby': labelId,
    },
    h('td', { class: 'PF xY' }),
    h('td', { class: 'apU xY' }, starButton(conversation, options)),
    h(
      'td',
      { class: 'yX xY', role: 'gridcell' },
      h('div', { class: 'yW', id: labelId }, ...participants(conversation, options)),
    ),
    h(
      'td',
      { class: 'xY a4W', role: 'gridcell' },
      h(
        'div',
        { class: 'xS', role: 'link' },
        h(
          'div',
          { class: 'xT' },
          ...conversation.labels.map((label) => h('span', { class: `at at-${label}` }, locale.text(label))),
          h('div', { class: 'y6' }, h('span', { id: newId(), class: 'bog', dir: 'auto' }, subjectSpan(conversation))),
          h('span', { class: 'y2', dir: 'auto' }, last?.letter.snippet ?? ''),
        ),
      ),
    ),
    h('td', { class: 'yf xY' }, attachmentMark(conversation, locale)),
    h(
      'td',
      { class: 'xW xY', role: 'gridcell' },
      h(
        'span',
        { title: locale.longDate(latest(conversation)), id: newId() },
        h('span', {}, locale.shortDate(latest(conversation))),
      ),
    ),
  );
  press(row, () => open(token));
  return row;
}

function subjectSpan(conversation: Conversation): HTMLElement {
  const last = conversation.messages.at(-1);
  return h(
    'span',
    {
      'data-thread-id': `#${conversation.ids.perm}`,
      'data-legacy-thread-id': conversation.ids.legacy,
      'data-legacy-last-message-id': last?.legacy,
      'data-legacy-last-non-draft-message-id': last?.legacy,
    },
    conversation.emoji === undefined ? conversation.subject : `${conversation.subject} ${conversation.emoji}`,
  );
}

function participants(conversation: Conversation, { locale, ownerEmail }: ListOptions): HTMLElement[] {
  const seen = new Map(conversation.messages.map((message) => [message.from.email, message.from]));
  const names = [...seen.values()].map((person) =>
    h(
      'span',
      { class: 'bA4' },
      h(
        'span',
        {
          class: conversation.unread ? 'zF' : 'yP',
          email: person.email,
          name: person.email === ownerEmail ? locale.text('me') : person.name,
          'data-hovercard-id': person.email,
          dir: 'auto',
        },
        person.email === ownerEmail ? locale.text('me') : person.name,
      ),
    ),
  );
  const count = conversation.messages.length;
  return count > 1 ? [...names, h('span', { class: 'bx0' }, locale.count(count))] : names;
}

function starButton(conversation: Conversation, { locale, star }: ListOptions): HTMLElement {
  const starred = conversation.messages.find((message) => message.starred);
  const label = locale.text(starred === undefined ? 'star' : 'starred1');
  const button = h(
    'span',
    {
      id: newId(),
      class: `aXw T-KT${starred === undefined ? '' : ' T-KT-Jp'}`,
      role: 'button',
      tabindex: '0',
      'aria-pressed': String(starred !== undefined),
      'aria-label': label,
      title: label,
    },
    icon('star'),
  );
  press(button, (event) => {
    event.stopPropagation();
    const target = starred ?? conversation.messages.at(-1);
    if (target !== undefined) star(conversation.ids.token, target.perm);
  });
  return button;
}

function attachmentMark(conversation: Conversation, locale: Locale): HTMLElement | undefined {
  const count = conversation.messages.flatMap((message) => message.letter.attachments ?? []).length;
  if (count === 0) return undefined;
  const label = locale.text('attachments', { count: locale.count(count) });
  return h('span', { class: 'yE', role: 'img', 'aria-label': label, title: label }, icon('file'));
}
