/** The chip's drawings: one family, one stroke of 1.75, on a grid of 24. */
const paths = {
  call: 'M6.6 3.5h2.2c.5 0 .9.3 1 .8l.8 3.2c.1.4 0 .8-.3 1.1L8.6 10a14 14 0 0 0 5.4 5.4l1.4-1.7c.3-.3.7-.4 1.1-.3l3.2.8c.5.1.8.5.8 1v2.2c0 1.7-1.4 3.1-3.1 3C10.2 19.9 4.1 13.8 3.6 6.6 3.5 4.9 4.9 3.5 6.6 3.5Z',
  message:
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H10l-4.4 3.6c-.600.5-1.6.100-1.6-.700V6.5ZM8 8.8h8M8 11.8h5',
  copy: 'M9 10.5A1.5 1.5 0 0 1 10.5 9h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5v-8ZM5.5 15A1.5 1.5 0 0 1 4 13.5v-8A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5',
  save: 'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM3.5 20a6.5 6.5 0 0 1 11-4.7M18 14v6M15 17h6',
  done: 'M5 12.5 10 17.5 19.5 7',
  more: 'M7 10l5 5 5-5',
} as const;

export type IconName = keyof typeof paths;

export function icon(document: Document, name: IconName): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  const attributes = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const [key, value] of Object.entries({
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })) {
    svg.setAttribute(key, value);
  }
  svg.append(path);
  return svg;
}
