// Runs inside the browser: mounts one list and watches what a reader would see. Rows are found by `data-key`.
import { range } from './items.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
const painted = () => frame().then(task);
const frames = async (count) => {
  for (let at = 0; at < count; at++) await painted();
};

export function install(create) {
  const box = document.querySelector('#box');
  let list;
  let items;

  const scroller = () => list.scroller();
  const view = () => scroller().getBoundingClientRect();
  const gap = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight;

  /** The row at a height of the view, when one is painted there. */
  function rowAt(y) {
    const { left, width } = view();
    const element = document.elementFromPoint(left + width / 2, y)?.closest('[data-key]');
    return element && getComputedStyle(element).visibility === 'visible' ? element : undefined;
  }

  const blank = () => {
    const { top, bottom, height } = view();
    return [top + 5, top + height / 2, bottom - 5].some((y) => !rowAt(y));
  };

  const topOf = (key) => document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect().top;

  /** The row that covers a point a little below the upper edge: what somebody reads. */
  function read() {
    const { top, bottom } = view();
    for (let y = top + 50; y < bottom; y += 15) {
      const element = rowAt(y);
      if (element) return element.dataset.key;
    }
    throw new Error('Nothing is in view.');
  }

  /** Waits until the same row has been at the same place for some frames. */
  async function settle(most = 120) {
    let still = 0;
    let last;
    for (let turn = 0; turn < most && still < 8; turn++) {
      await painted();
      const now = blank() ? undefined : `${read()} ${Math.round(topOf(read()))}`;
      still = now !== undefined && now === last ? still + 1 : 0;
      last = now;
    }
    return still >= 8;
  }

  /** The largest move of a row over some frames, and in how many of them it was not in the document. */
  async function watch(key, before, count) {
    let shift = 0;
    let lost = 0;
    for (let turn = 0; turn < count; turn++) {
      await painted();
      const now = topOf(key);
      if (now === undefined) lost += 1;
      else shift = Math.max(shift, Math.abs(now - before));
    }
    return { shift, lost };
  }

  globalThis.bench = {
    prepare(count) {
      items = range(0, count);
    },

    async mount() {
      list = create(box, items);
      for (let turn = 0; turn < 600 && (!list.scroller() || blank()); turn++) await painted();
      return settle(200);
    },

    elements: () => scroller().querySelectorAll('*').length,

    settle,

    /** What is under the reader's eyes before a step. */
    look() {
      const element = rowAt(view().top + view().height / 2);
      return element && { key: element.dataset.key, before: element.getBoundingClientRect().top };
    },

    /** One step up and the frame that it leads to; nothing else, for its cost is taken. */
    async step(pixels) {
      scroller().scrollTop -= pixels;
      await painted();
    },

    /** How far the row is from where it should be now; undefined when it is gone. */
    judge(seen, pixels) {
      const after = seen && topOf(seen.key);
      return { blank: blank(), off: after === undefined ? undefined : Math.abs(after - seen.before - pixels) };
    },

    /** A page of 100 older rows arrives while somebody reads at `position`. */
    async prepend(position) {
      scroller().scrollTop = position;
      await settle();
      scroller().scrollTop = position;
      await settle();
      const key = read();
      const before = topOf(key);
      const older = range(items[0].id - 100, items[0].id);
      items = [...older, ...items];
      list.prepend(older);
      return watch(key, before, 40);
    },

    /** Twenty rows arrive one by one while the end is in view; tells after how many of them it was still there. */
    async appendAtEnd(count = 20) {
      list.toEnd();
      await settle();
      list.toEnd();
      await frames(10);
      let pinned = 0;
      for (let turn = 0; turn < count; turn++) {
        const newer = range(items.at(-1).id + 1, items.at(-1).id + 2);
        items = [...items, ...newer];
        list.append(newer);
        await frames(3);
        if (gap() <= 2) pinned += 1;
      }
      return { pinned, count, gap: gap() };
    },

    async appendWhileReading() {
      scroller().scrollTop -= 3000;
      await settle();
      const key = read();
      const before = topOf(key);
      const newer = range(items.at(-1).id + 1, items.at(-1).id + 21);
      items = [...items, ...newer];
      list.append(newer);
      return watch(key, before, 20);
    },
  };
}
