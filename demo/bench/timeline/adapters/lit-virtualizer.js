import '@lit-labs/virtualizer';
import { html, render } from 'lit';
import { row } from '../row.js';

export function create(box, items) {
  let all = items;
  const draw = () =>
    render(
      html`<lit-virtualizer
        scroller
        class="scroller"
        .items=${all}
        .keyFunction=${(item) => item.id}
        .renderItem=${row}
      ></lit-virtualizer>`,
      box,
    );
  draw();
  const scroller = box.firstElementChild;
  const toEnd = async () => {
    await scroller.updateComplete;
    await scroller.layoutComplete;
    scroller.element(all.length - 1)?.scrollIntoView({ block: 'end' });
  };
  void toEnd();
  return {
    scroller: () => scroller,
    toEnd,
    prepend(older) {
      all = [...older, ...all];
      draw();
    },
    append(newer) {
      // It does not follow the end by itself: as its users do, when the reader is near it.
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 300;
      all = [...all, ...newer];
      draw();
      if (near) void toEnd();
    },
  };
}
