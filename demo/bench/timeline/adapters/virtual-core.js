import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { entry, guess } from '../row.js';

export function create(box, items) {
  let all = items;
  let queued = false;
  const scroller = box.appendChild(document.createElement('div'));
  scroller.className = 'scroller';
  const options = () => ({
    count: all.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => guess(all[index]),
    getItemKey: (index) => all[index].id,
    overscan: 4,
    // What its documentation recommends for a conversation.
    anchorTo: 'end',
    followOnAppend: true,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: later,
  });
  const virtualizer = new Virtualizer(options());
  virtualizer._didMount();
  virtualizer._willUpdate();

  function later() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      draw();
    });
  }

  function draw() {
    const shown = virtualizer.getVirtualItems();
    const top = shown[0]?.start ?? 0;
    render(
      html`<div class="space" style=${styleMap({ height: `${virtualizer.getTotalSize()}px` })}>
        <div class="moved" style=${styleMap({ transform: `translateY(${top}px)` })}>
          ${repeat(
            shown,
            ({ key }) => key,
            ({ index }) => {
              const item = all[index];
              return html`<article class="row ${item.outgoing ? 'out' : ''}" data-key=${item.id} data-index=${index}>
                ${entry(item)}
              </article>`;
            },
          )}
        </div>
      </div>`,
      scroller,
    );
    for (const element of scroller.querySelectorAll('.row')) virtualizer.measureElement(element);
    virtualizer._willUpdate();
  }

  const put = (next) => {
    all = next;
    virtualizer.setOptions(options());
    draw();
  };
  const toEnd = () => virtualizer.scrollToIndex(all.length - 1, { align: 'end' });
  draw();
  toEnd();
  return {
    scroller: () => scroller,
    toEnd,
    prepend: (older) => put([...older, ...all]),
    append: (newer) => put([...all, ...newer]),
  };
}
