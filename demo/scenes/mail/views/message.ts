import { h, icon, newId, press } from '../dom.js';
import type { Locale } from '../locales.js';
import type { Conversation, Message } from '../mailbox.js';
import { avatar } from './avatar.js';
import { renderHeader } from './message-header.js';

export interface MessageOptions {
  readonly locale: Locale;
  readonly ownerEmail: string;
  readonly star: (message: Message) => void;
  readonly reply: (message: Message, place: HTMLElement) => void;
}

/** The text of a letter comes a moment after its frame, as it does over a network. */
const bodyDelayMs = 45;

/** A closed message: sender, snippet and date. It carries no message id, only `.adf`. */
export function renderCollapsed(message: Message, { locale }: MessageOptions): HTMLElement {
  return h(
    'div',
    { class: 'adf ads', jslog: jslog(message) },
    h('div', { class: 'aju' }, avatar(message.from)),
    h(
      'div',
      { class: 'gs' },
      h(
        'div',
        { class: 'gE iv gt' },
        h(
          'h3',
          { class: 'iw' },
          h(
            'span',
            { email: message.from.email, name: message.from.name, class: 'gD', dir: 'auto' },
            message.from.name,
          ),
        ),
        h('div', { class: 'iA g6', dir: 'auto' }, message.letter.snippet),
        h('span', { class: 'g3', title: locale.longDate(message.at) }, locale.shortDate(message.at)),
      ),
    ),
  );
}

/** An open message, `.adn`, with its ids and its body. */
export function renderOpen(message: Message, conversation: Conversation, options: MessageOptions): HTMLElement {
  const body = h('div', { id: newId(), class: 'a3s aiL' });
  const inline = h('div', { class: 'ip' });
  setTimeout(() => fillBody(body, message, conversation, options.locale), bodyDelayMs);
  const replyButton = h('button', { type: 'button', class: 'ams bkH' }, icon('reply'), options.locale.text('reply'));
  replyButton.addEventListener('click', () => options.reply(message, inline));
  return h(
    'div',
    { class: 'adn ads', 'data-message-id': `#${message.perm}`, 'data-legacy-message-id': message.legacy },
    h('div', { class: 'aju' }, h('div', { class: 'aCi' }, avatar(message.from))),
    h(
      'div',
      { class: 'gs' },
      renderHeader(message, { ...options, jslog: jslog(message) }),
      h('div', {}, h('div', { id: newId(), class: 'ii gt', jslog: jslog(message) }, body)),
      attachments(message, options.locale),
      h('div', { class: 'amn' }, replyButton),
      inline,
    ),
  );
}

function fillBody(body: HTMLElement, message: Message, conversation: Conversation, locale: Locale): void {
  if (!body.isConnected) return;
  body.append(h('div', { dir: message.letter.direction ?? 'ltr' }, ...message.letter.body()));
  const quoted = message.letter.quotes === undefined ? undefined : conversation.messages[message.letter.quotes];
  if (quoted === undefined) return;
  const attribution = locale.text('wrote', { date: locale.longDate(quoted.at), name: quoted.from.name });
  const trimmed = h(
    'div',
    { class: 'adL', hidden: true },
    h(
      'div',
      { class: 'gmail_quote' },
      h('div', { dir: 'auto', class: 'gmail_attr' }, attribution),
      h('blockquote', { class: 'gmail_quote', dir: quoted.letter.direction ?? 'ltr' }, ...quoted.letter.body()),
    ),
  );
  const toggle = h(
    'div',
    {
      id: newId(),
      class: 'ajR',
      role: 'button',
      tabindex: '0',
      'aria-expanded': 'false',
      'aria-label': locale.text('trimmed'),
      'data-tooltip': locale.text('trimmed'),
    },
    h('span', { class: 'ajT', 'aria-hidden': 'true' }, '···'),
  );
  press(toggle, () => {
    trimmed.hidden = !trimmed.hidden;
    toggle.setAttribute('aria-expanded', String(!trimmed.hidden));
  });
  body.append(h('div', { class: 'yj6qo ajU' }, toggle), trimmed);
}

function attachments(message: Message, locale: Locale): HTMLElement | undefined {
  const files = message.letter.attachments ?? [];
  if (files.length === 0) return undefined;
  return h(
    'div',
    { class: 'hq gt', id: newId() },
    h('div', { class: 'aVW' }, locale.text('attachments', { count: locale.count(files.length) })),
    h(
      'div',
      { class: 'aQH' },
      ...files.map((file) =>
        h(
          'span',
          { class: 'aZo', role: 'listitem' },
          icon('file'),
          h('span', { class: 'aV3' }, file.name),
          h('span', { class: 'SaH2Ve' }, file.size),
        ),
      ),
    ),
  );
}

/** Base64 JSON after numbered keys, the only id that a closed message shows. Written by us after captured examples. */
function jslog(message: Message): string {
  const encode = (value: string): string => btoa(JSON.stringify([value]));
  return `20511; u014N:cOuCgd; 4:${encode(`#${message.perm}`)}`;
}
