/*
 * Pieces of a mailbox page for tests: the tags, classes and attributes that the adapter reads, as they were seen at the
 * named dates, around people and letters that we made up.
 */

export interface LetterFixture {
  readonly name: string;
  readonly email: string;
  readonly text: string;
  readonly to?: readonly string[];
  readonly serial?: number;
}

type Build = (
  tag: string,
  attributes?: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
) => HTMLElement;

export const build: Build = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** An open message (2025-08). */
export function openMessage({ name, email, text, to = [], serial = 1 }: LetterFixture): HTMLElement {
  const decimal = `18500000000000000${String(serial).padStart(2, '0')}`;
  return build(
    'div',
    { class: 'h7 ie nH oy8Mbf', role: 'listitem', 'aria-expanded': 'true' },
    build(
      'div',
      {
        class: 'adn ads',
        'data-message-id': `#msg-f:${decimal}`,
        'data-legacy-message-id': BigInt(decimal).toString(16),
      },
      build(
        'h3',
        { class: 'iw gFxsud' },
        build('span', { class: 'gD', email, name, 'data-hovercard-id': email }, name),
      ),
      build('span', { class: 'hb' }, ...to.map((one) => build('span', { class: 'g2', email: one, name: one }, one))),
      build('div', { class: 'ii gt' }, build('div', { class: 'a3s aiL' }, build('div', { dir: 'ltr' }, text))),
    ),
  );
}

/** A closed message (2023 and later): no ids, no body. */
export function closedMessage({ name, email, text }: LetterFixture): HTMLElement {
  return build(
    'div',
    { class: 'kv nH', role: 'listitem', 'aria-expanded': 'false' },
    build(
      'div',
      { class: 'adf ads' },
      build('span', { class: 'gD', email, name }, name),
      build('span', { class: 'iA g6' }, text),
    ),
  );
}

/** A view with its subject (2026) and messages; `hidden` is one that was left and is kept in the page. */
export function view(
  messages: readonly Node[],
  options: { hidden?: boolean; heading?: HTMLElement } = {},
): HTMLElement {
  const heading =
    options.heading ??
    build(
      'h2',
      {
        class: 'hP',
        'data-thread-perm-id': 'thread-f:1850000000000000001',
        'data-legacy-thread-id': '19ac8532c2790001',
      },
      'Quote',
    );
  const element = build(
    'div',
    { class: 'nH', ...(options.hidden === true ? {} : { role: 'main' }) },
    heading,
    build('div', { role: 'list' }, ...messages),
  );
  if (options.hidden === true) element.style.display = 'none';
  return element;
}
