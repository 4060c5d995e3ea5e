import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import {
  ACTION_ITEMS_LENGTH_CHANGE,
  createContainerDriver,
  createListLayout,
  createVirtualStore,
  UPDATE_VIRTUAL_STATE,
} from 'virtua/unstable_core';
import { entry } from '../row.js';

export function create(box, items) {
  let all = items;
  let queued = false;
  let version;
  const watched = new Map();
  const layout = createListLayout(items.length, undefined, undefined);
  const store = createVirtualStore(layout, undefined);
  const driver = createContainerDriver(store, layout, false);
  const scroller = box.appendChild(document.createElement('div'));
  scroller.className = 'scroller';
  store.$subscribe(UPDATE_VIRTUAL_STATE, (now) => {
    if (now) draw();
    else later();
  });
  draw();
  driver.$observe(scroller.querySelector('.space'));

  function later() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      draw();
    });
  }

  function draw() {
    const [first, last] = store.$getRange(200);
    const indexes = [];
    for (let index = first; index <= last && index < all.length; index++) indexes.push(index);
    render(
      html`<div
        class="space"
        style=${styleMap({ contain: 'size style', overflowAnchor: 'none', height: `${store.$getTotalSize()}px` })}
      >
        ${repeat(
          indexes,
          (index) => all[index].id,
          (index) => {
            const item = all[index];
            const place = {
              position: 'absolute',
              insetInline: '0',
              top: `${store.$getItemOffset(index)}px`,
              visibility: layout.$isSizeEqual(index) ? 'hidden' : 'visible',
            };
            return html`<article
              class="row ${item.outgoing ? 'out' : ''}"
              data-key=${item.id}
              data-index=${index}
              style=${styleMap(place)}
            >
              ${entry(item)}
            </article>`;
          },
        )}
      </div>`,
      scroller,
    );
    watch();
    const next = store.$getStateVersion();
    if (next !== version) {
      version = next;
      driver.$effect();
    }
  }

  function watch() {
    const present = new Set(scroller.querySelectorAll('.row'));
    for (const element of present) {
      const index = Number(element.dataset.index);
      const known = watched.get(element);
      if (known?.index === index) continue;
      known?.stop();
      watched.set(element, { index, stop: driver.$observeItem(element, index) });
    }
    for (const [element, { stop }] of watched) {
      if (present.has(element)) continue;
      stop();
      watched.delete(element);
    }
  }

  const put = (next, before) => {
    all = next;
    store.$update(ACTION_ITEMS_LENGTH_CHANGE, all.length, before);
    draw();
  };
  const toEnd = () => driver.$scroll(all.length - 1, { align: 'end' });
  void toEnd();
  return {
    scroller: () => scroller,
    toEnd,
    prepend: (older) => put([...older, ...all], true),
    append(newer) {
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 300;
      put([...all, ...newer], false);
      if (near) void toEnd();
    },
  };
}
