import { h, icon, newId, press } from '../dom.js';
import type { Person } from '../data/people.js';
import type { Message } from '../mailbox.js';
import type { MessageOptions } from './message.js';

type HeaderOptions = MessageOptions & { readonly jslog: string };

/** Who, to whom, when; nested tables, as such headers are built. */
export function renderHeader(message: Message, options: HeaderOptions): HTMLElement {
  const { locale } = options;
  return h(
    'div',
    { class: 'gE iv gt' },
    h(
      'table',
      { class: 'cf gJ', role: 'presentation' },
      h(
        'tbody',
        {},
        h(
          'tr',
          { class: 'acZ' },
          h('td', { class: 'gF gK' }, senderTable(message)),
          h(
            'td',
            { class: 'gH bAk' },
            h(
              'div',
              { class: 'gK' },
              h(
                'span',
                { id: newId(), class: 'g3', title: locale.longDate(message.at), tabindex: '-1' },
                locale.longDate(message.at),
              ),
              starButton(message, options),
            ),
          ),
        ),
        h('tr', { class: 'acZ xD' }, h('td', { colspan: 3 }, recipientTable(message, options))),
      ),
    ),
  );
}

function senderTable(message: Message): HTMLElement {
  const { name, email } = message.from;
  return h(
    'table',
    { class: 'cf ix', role: 'presentation' },
    h(
      'tbody',
      {},
      h(
        'tr',
        {},
        h(
          'td',
          { class: 'c2' },
          h(
            'h3',
            { class: 'iw gFxsud' },
            h(
              'span',
              { translate: 'no', class: 'qu', tabindex: '-1' },
              h('span', { email, name, 'data-hovercard-id': email, class: 'gD', dir: 'auto' }, h('span', {}, name)),
              ' ',
              h(
                'span',
                { class: 'go' },
                h('span', { 'aria-hidden': 'true' }, '<'),
                email,
                h('span', { 'aria-hidden': 'true' }, '>'),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function recipientTable(message: Message, { locale, ownerEmail }: HeaderOptions): HTMLElement {
  const spans = message.to.map((person) =>
    recipient(person, person.email === ownerEmail ? locale.text('me') : undefined),
  );
  const [before = '', after = ''] = locale.text('to', { names: '\u0000' }).split('\u0000');
  const separated = spans.flatMap((span, index) => (index === 0 ? [span] : [', ', span]));
  const details = h(
    'div',
    { class: 'ajA', hidden: true },
    ...message.to.map((person) => h('div', { dir: 'auto' }, `${person.name} · ${person.email}`)),
  );
  const toggle = h(
    'div',
    {
      id: newId(),
      class: 'ajy',
      role: 'button',
      tabindex: '0',
      'aria-expanded': 'false',
      'aria-label': locale.text('details'),
      'data-tooltip': locale.text('details'),
    },
    icon('chevron'),
  );
  press(toggle, () => {
    details.hidden = !details.hidden;
    toggle.setAttribute('aria-expanded', String(!details.hidden));
  });
  return h(
    'table',
    { class: 'cf adz', role: 'presentation' },
    h(
      'tbody',
      {},
      h(
        'tr',
        {},
        h(
          'td',
          { class: 'ady' },
          h('div', { class: 'iw ajw' }, h('span', { translate: 'no', class: 'hb' }, before, ...separated, after)),
          toggle,
          details,
        ),
      ),
    ),
  );
}

function recipient(person: Person, me: string | undefined): HTMLElement {
  return h(
    'span',
    {
      email: person.email,
      name: me === undefined ? person.name : 'me',
      'data-hovercard-id': person.email,
      class: 'g2',
      dir: 'auto',
    },
    me ?? person.name,
  );
}

function starButton(message: Message, { locale, star, jslog }: HeaderOptions): HTMLElement {
  const label = locale.text(message.starred ? 'starred1' : 'star');
  const button = h(
    'div',
    {
      class: `zd bi4${message.starred ? ' T-KT-Jp' : ''}`,
      role: 'checkbox',
      tabindex: '0',
      'aria-checked': String(message.starred),
      'aria-label': label,
      'data-tooltip': label,
      jslog,
    },
    h('span', { class: 'T-KT' }, icon('star')),
  );
  press(button, (event) => {
    event.stopPropagation();
    star(message);
  });
  return button;
}
