import type { Flags } from '../flags.js';
import { h, icon, newId, press } from '../dom.js';
import type { Conversation, Message } from '../mailbox.js';
import type { MessageOptions } from './message.js';
import { renderCollapsed, renderOpen } from './message.js';

export interface ThreadOptions extends MessageOptions {
  readonly flags: Flags;
  readonly signal: AbortSignal;
}

export interface ThreadView {
  readonly element: HTMLElement;
  /** Draws what changed: messages are replaced, never mended, and whatever others hung into them is gone. */
  update(conversation: Conversation): void;
}

type Shown = 'open' | 'closed' | 'hidden';

/** In the preview pane the ids of a thread come later than its subject. */
const lateIdsMs = 300;

export function createThreadView(first: Conversation, options: ThreadOptions): ThreadView {
  let conversation = first;
  const shown = new Map(first.messages.map((message, index) => [message.perm, firstShown(first, index)]));
  if (options.flags.single) for (const message of first.messages.slice(0, -1)) shown.set(message.perm, 'hidden');

  const subject = renderSubject(first, options);
  const messages = h('div', { role: 'list', class: 'AO' });
  const element = h(
    'div',
    { class: 'nH if' },
    h(
      'div',
      { class: 'nH ha-row' },
      h('div', { class: 'ha' }, subject, ...labelChips(first, options)),
      renderSide(options),
    ),
    messages,
  );

  const show = (message: Message, how: Shown): void => {
    shown.set(message.perm, how);
  };

  const item = (message: Message): HTMLElement => {
    const open = shown.get(message.perm) === 'open';
    const node = h('div', {
      class: open ? 'h7 ie nH oy8Mbf' : 'kv nH',
      role: 'listitem',
      tabindex: '-1',
      'aria-expanded': String(open),
    });
    const content = h('div', { id: newId() });
    node.append(h('div', { class: 'Bk' }, h('div', { class: 'G3 G2' }, h('div', {}, content))));
    if (open) content.append(renderOpen(message, conversation, options));
    else {
      const closed = renderCollapsed(message, options);
      closed.setAttribute('role', 'button');
      closed.setAttribute('tabindex', '0');
      press(closed, () => {
        show(message, 'open');
        node.className = 'h7 ie nH oy8Mbf';
        node.setAttribute('aria-expanded', 'true');
        content.replaceChildren(renderOpen(message, conversation, options));
      });
      content.append(closed);
    }
    return node;
  };

  const draw = (): void => {
    const hidden = conversation.messages.filter((message) => shown.get(message.perm) === 'hidden');
    const nodes: HTMLElement[] = [];
    for (const message of conversation.messages) {
      if (shown.get(message.perm) !== 'hidden') nodes.push(item(message));
      else if (message === hidden[0] && !options.flags.single) nodes.push(hiddenGroup(hidden, reveal, options));
    }
    messages.replaceChildren(...nodes);
  };

  const reveal = (hidden: readonly Message[]): void => {
    for (const message of hidden) show(message, 'closed');
    draw();
  };

  draw();
  return {
    element,
    update(next) {
      const before = conversation;
      conversation = next;
      if (next.messages.length !== before.messages.length) {
        for (const message of next.messages) if (!shown.has(message.perm)) show(message, 'open');
        draw();
        return;
      }
      // One changed message is replaced in place, the others keep their nodes.
      const nodes = [...messages.children];
      const visible = next.messages.filter((message) => shown.get(message.perm) !== 'hidden');
      const items = nodes.filter((node) => !node.classList.contains('kQ'));
      visible.forEach((message, index) => {
        if (!before.messages.includes(message)) items[index]?.replaceWith(item(message));
      });
      if (next === before) draw();
    },
  };
}

function firstShown(conversation: Conversation, index: number): Shown {
  const last = conversation.messages.length - 1;
  if (index === last) return 'open';
  return last >= 4 && index > 0 && index < last ? 'hidden' : 'closed';
}

function renderSubject(conversation: Conversation, { flags, signal }: ThreadOptions): HTMLElement {
  const heading = h(
    'h2',
    { id: `avWBGd-${Math.floor(Math.random() * 9000) + 1000}`, tabindex: '-1', class: 'hP', dir: 'auto' },
    conversation.subject,
  );
  if (conversation.emoji !== undefined) {
    heading.append(' ', h('span', { 'data-emoji': conversation.emoji, class: 'an1' }, conversation.emoji));
  }
  const name = (): void => {
    heading.setAttribute('data-thread-perm-id', conversation.ids.perm);
    heading.setAttribute('data-legacy-thread-id', conversation.ids.legacy);
  };
  if (!flags.pane) name();
  else {
    const timer = setTimeout(name, lateIdsMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
  return heading;
}

function labelChips(conversation: Conversation, { locale }: ThreadOptions): HTMLElement[] {
  return conversation.labels.map((label) => h('span', { class: `hN at at-${label}` }, locale.text(label)));
}

/** The corner to the right of the subject, where such clients keep their print button. */
function renderSide({ locale }: ThreadOptions): HTMLElement {
  const print = h(
    'button',
    { type: 'button', class: 'bHJ-button', 'aria-label': locale.text('print'), title: locale.text('print') },
    icon('print'),
  );
  print.addEventListener('click', () => window.print());
  return h('div', { class: 'bHJ' }, print);
}

function hiddenGroup(
  hidden: readonly Message[],
  reveal: (hidden: readonly Message[]) => void,
  { locale }: ThreadOptions,
): HTMLElement {
  const count = locale.count(hidden.length);
  const label = locale.text('hiddenMessages', { count });
  const group = h(
    'div',
    { class: 'kQ nH', role: 'listitem', tabindex: '0', 'aria-label': label },
    h('span', { class: 'adv', title: label }, h('span', { class: 'adx' }, count)),
    h('span', { class: 'adv-text' }, label),
  );
  press(group, () => reveal(hidden));
  return group;
}
