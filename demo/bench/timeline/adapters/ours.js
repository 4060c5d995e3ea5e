import { WindowedList } from '../../../../packages/elements/src/internal/windowed-list/windowed-list.js';
import { guess, row } from '../row.js';

export function create(box, items) {
  const scroller = document.createElement('div');
  scroller.className = 'scroller';
  const content = scroller.appendChild(document.createElement('div'));
  box.append(scroller);
  let all = items;
  const list = new WindowedList({ scroller, content, key: (item) => String(item.id), estimate: guess, row });
  list.setItems(all);
  list.connect();
  const put = (next) => list.setItems((all = next));
  return {
    scroller: () => scroller,
    toEnd: () => list.scrollToEnd(),
    prepend: (older) => put([...older, ...all]),
    append: (newer) => put([...all, ...newer]),
  };
}
