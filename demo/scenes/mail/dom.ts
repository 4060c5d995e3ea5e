type Attribute = string | number | boolean | undefined | ((event: Event) => void);
export type Child = Node | string | undefined | false;

/**
 * Builds an element with no string of markup anywhere, because the page forbids such sinks (`require-trusted-types-for`).
 * A function under a name like `onclick` becomes a listener; `true` writes an empty attribute, `false` and `undefined` none.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

let lastId = 100 + Math.floor(Math.random() * 900);

/** Ids as mailboxes make them: new ones on each render, so that nobody can rely on them. */
export function newId(): string {
  lastId += 1;
  return `:${lastId.toString(36)}`;
}

/** Calls `run` on click, Enter and Space, as a native button would. For the `div role=button` of real mailboxes. */
export function press(element: HTMLElement, run: (event: Event) => void): void {
  element.addEventListener('click', run);
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    run(event);
  });
}

const svg = 'http://www.w3.org/2000/svg';

const paths = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15.5 15.5 20 20',
  compose: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  inbox: 'M4 13 6.5 5h11L20 13v6H4v-6ZM4 13h5l1 2.5h4L15 13h5',
  star: 'm12 4.5 2.3 4.8 5.2.7-3.8 3.6.9 5.2L12 16.3l-4.6 2.5.9-5.2L4.5 10l5.2-.7Z',
  sent: 'M4 11.5 20 4l-5.5 16-3.5-6.5ZM11 13.5 20 4',
  drafts: 'M7 3.5h7l4 4V20.5H7ZM14 3.5v4h4M10 12.5h5M10 16h5',
  all: 'M4 8 12 4l8 4-8 4ZM4 12l8 4 8-4M4 16l8 4 8-4',
  label: 'M4 5h8l8 7-8 7H4Z',
  back: 'M19 12H5M11 6l-6 6 6 6',
  archive: 'M4 5h16v4H4ZM5.5 9v10h13V9M10 13h4',
  unread: 'M4 6h16v12H4ZM4 7l8 6 8-6',
  refresh: 'M19 8a7.5 7.5 0 1 0 .8 6M20 4v4.5h-4.5',
  reply: 'M9 6 4 11l5 5M4 11h9a6.5 6.5 0 0 1 6.5 6.5V19',
  forward: 'm15 6 5 5-5 5M20 11h-9a6.5 6.5 0 0 0-6.5 6.5V19',
  more: 'M12 6.5v.01M12 12v.01M12 17.5v.01',
  chevron: 'm8 10 4 4 4-4',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  file: 'M7 3.5h7l4 4V20.5H7ZM14 3.5v4h4',
  close: 'M6 6l12 12M18 6 6 18',
  expand: 'M9 4H4v5M15 20h5v-5M4 4l6 6M20 20l-6-6',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const root = document.createElementNS(svg, 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    width: '20',
    height: '20',
    'aria-hidden': 'true',
    class: `icon icon-${name}`,
  };
  for (const [key, value] of Object.entries(attributes)) root.setAttribute(key, value);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  root.append(path);
  return root;
}
