import { h } from './dom.js';

const nodesPerGust = 2000;
const gustMs = 1000;

/** Two thousand nodes come and go each second in a hidden corner, as busy pages do; a scanner has to bear it. */
export function startStorm(): void {
  const corner = h('div', { class: 'storm', 'aria-hidden': 'true', hidden: true });
  document.body.append(corner);
  let gust = 0;
  setInterval(() => {
    gust += 1;
    corner.replaceChildren(
      ...Array.from({ length: nodesPerGust }, (_, index) => h('span', {}, `item ${gust}.${index} `)),
    );
  }, gustMs);
}
