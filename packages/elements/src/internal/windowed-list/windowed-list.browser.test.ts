import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { html as lit } from 'lit';
import { WindowedList } from './windowed-list.js';
import { until } from '../../../../tooling/test/until.js';

interface Row {
  readonly id: string;
  readonly height: number;
  readonly heading?: boolean;
}

let counter = 0;
const made = (count: number, height = (index: number) => 30 + ((index * 37) % 140)): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `row-${(counter += 1)}`, height: height(index) }));

const headed = (rows: readonly Row[]): Row[] =>
  rows.flatMap((row, index) => (index % 10 ? [row] : [{ id: `head-${row.id}`, height: 24, heading: true }, row]));

async function list(rows: readonly Row[]) {
  const root = await fixture<HTMLElement>(html`
    <div>
      <style>
        .scroller {
          height: 400px;
          overflow: auto;
          overflow-anchor: none;
        }
        .row {
          overflow: hidden;
        }
        .heading {
          position: sticky;
          top: 0;
          background: white;
          z-index: 1;
        }
      </style>
      <div class="scroller" style="width: 300px">
        <p class="before" style="margin:0"></p>
        <div class="content"></div>
      </div>
    </div>
  `);
  const scroller = root.querySelector<HTMLElement>('.scroller')!;
  const content = root.querySelector<HTMLElement>('.content')!;
  let items = rows;
  const windowed = new WindowedList<Row>({
    scroller,
    content,
    key: (row) => row.id,
    estimate: () => 70,
    isHeading: (row) => row.heading === true,
    row: (row) =>
      lit`<div class="row ${row.heading ? 'heading' : ''}" id=${row.id} style="height:${row.height}px" tabindex="-1">${row.id}<button>x</button></div>`,
  });
  const put = (next: readonly Row[]) => windowed.setItems((items = next));
  put(rows);
  windowed.connect();
  const view = () => scroller.getBoundingClientRect();
  const top = (id: string) => content.querySelector(`#${id}`)?.getBoundingClientRect().top;
  return {
    scroller,
    content,
    windowed,
    put,
    items: () => items,
    top,
    gap: () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight,
    /** A row that somebody reads: it covers the point 40 px below the upper edge. */
    read: () => {
      const { left, top: upper } = view();
      return document.elementFromPoint(left + 10, upper + 60)?.closest('.row')?.id ?? '';
    },
    /** Every point of the view is covered by a row. */
    covered: () => {
      const { left, top: upper, height } = view();
      const points = Array.from({ length: 9 }, (_, index) => upper + 4 + ((height - 8) * index) / 8);
      return points.every((y) => document.elementFromPoint(left + 10, y)?.closest('.row'));
    },
    async scrollTo(position: number) {
      scroller.scrollTop = position;
      await nextFrame();
      await nextFrame();
    },
  };
}

describe('windowed list', () => {
  it('opens at its end, with few rows in the DOM of a hundred thousand', async () => {
    const { content, gap, covered } = await list(made(100_000));
    expect(gap()).to.be.at.most(1);
    expect(covered()).to.equal(true);
    expect(content.querySelectorAll('*').length).to.be.at.most(60);
  });

  it('scrolls twenty screens up without a jump or a blank', async () => {
    const { scroller, read, top, covered } = await list(made(2000));
    for (let step = 0; step < 100; step++) {
      const id = read();
      const before = top(id)!;
      scroller.scrollTop -= 80;
      await nextFrame();
      await nextFrame();
      expect(Math.abs(top(id)! - before - 80)).to.be.at.most(1, `step ${step}`);
      expect(covered()).to.equal(true);
    }
  });

  it('scrolls up past headings, whose heights were guessed as well, without a jump', async () => {
    const { scroller, read, top } = await list(headed(made(600)));
    for (let step = 0; step < 60; step++) {
      const id = read();
      if (id.startsWith('head')) scroller.scrollTop -= 30;
      await nextFrame();
      const reading = read();
      const before = top(reading)!;
      scroller.scrollTop -= 150;
      await nextFrame();
      await nextFrame();
      if (!reading.startsWith('head')) expect(Math.abs(top(reading)! - before - 150)).to.be.at.most(1, `step ${step}`);
    }
  });

  for (const [where, position] of [
    ['at the very top', 0],
    ['a little below', 7],
    ['in the middle', 1500],
  ] as const) {
    it(`keeps what is read in place when older rows come ${where}`, async () => {
      const { scrollTo, put, items, read, top, content } = await list(made(300));
      await scrollTo(position);
      const id = read();
      const element = content.querySelector(`#${id}`);
      const before = top(id)!;
      for (let page = 0; page < 5; page++) {
        put([...made(50), ...items()]);
        expect(Math.abs(top(id)! - before)).to.be.at.most(1);
        await nextFrame();
        await nextFrame();
        expect(Math.abs(top(id)! - before)).to.be.at.most(1);
      }
      expect(content.querySelector(`#${id}`) === element).to.equal(true, 'the row itself stayed in the document');
    });
  }

  it('stays at the end twenty times out of twenty while rows are appended there', async () => {
    const { put, items, gap, covered } = await list(made(500));
    for (let turn = 0; turn < 20; turn++) {
      put([...items(), ...made(1 + (turn % 3))]);
      expect(gap()).to.be.at.most(1, `turn ${turn}`);
      await nextFrame();
      expect(gap()).to.be.at.most(1, `turn ${turn}, a frame later`);
      expect(covered()).to.equal(true);
    }
  });

  it('moves nothing when rows are appended while somebody reads above', async () => {
    const { put, items, scrollTo, read, top, windowed } = await list(made(500));
    await scrollTo(3000);
    expect(windowed.pinned).to.equal(false);
    const id = read();
    const before = top(id)!;
    for (let turn = 0; turn < 5; turn++) put([...items(), ...made(20)]);
    await nextFrame();
    expect(top(id)).to.equal(before);
  });

  it('keeps the next row in place when the one that was held is deleted', async () => {
    const { put, items, scrollTo, read, top } = await list(made(300));
    await scrollTo(3000);
    const index = items().findIndex((row) => row.id === read());
    const next = items()[index + 2]!.id;
    const before = top(next)!;
    put(items().filter((_, at) => at !== index));
    const moved = Math.abs(top(next)! - before);
    put(items().filter((row) => row.id !== next));
    expect(moved).to.be.at.most(1 + items()[index]!.height + 170);
    await nextFrame();
  });

  it('takes an image that loads late into account without moving the reader', async () => {
    const { scroller, content, scrollTo, top } = await list(made(300));
    await scrollTo(4000);
    const upper = scroller.getBoundingClientRect().top;
    const rows = [...content.querySelectorAll<HTMLElement>('.row')];
    const index = rows.findIndex((row) => row.getBoundingClientRect().top >= upper);
    const read = rows[index]!.id;
    const before = top(read)!;
    for (const above of [rows[index - 1]!, rows[index - 2]!]) {
      above.style.height = '640px';
      await nextFrame();
      await nextFrame();
      expect(Math.abs(top(read)! - before)).to.be.at.most(1);
    }
  });

  it('stays at the end when the last row grows late', async () => {
    const { content, items, gap } = await list(made(300));
    const last = content.querySelector<HTMLElement>(`#${items().at(-1)!.id}`)!;
    last.style.height = '900px';
    await until(() => gap() <= 1, 'pinned');
    expect(last.getBoundingClientRect().height).to.equal(900);
  });

  it('keeps a row that is opened by hand where it is, even at the end', async () => {
    const { windowed, items, top, put } = await list(made(300));
    const last = items().at(-1)!;
    const before = top(last.id)!;
    windowed.hold(last.id);
    put([...items().slice(0, -1), { ...last, height: 2000 }]);
    expect(Math.abs(top(last.id)! - before)).to.be.at.most(1);
    expect(windowed.pinned).to.equal(false);
  });

  it('keeps the reader and the end in place when it becomes taller or narrower', async () => {
    const { scroller, scrollTo, read, top, covered, windowed, gap } = await list(made(300));
    await scrollTo(4000);
    const id = read();
    const before = top(id)!;
    scroller.style.height = '520px';
    await nextFrame();
    await nextFrame();
    expect(Math.abs(top(id)! - before)).to.be.at.most(1);
    expect(covered()).to.equal(true);
    windowed.scrollToEnd();
    scroller.style.height = '250px';
    await nextFrame();
    await nextFrame();
    expect(gap()).to.be.at.most(1);
  });

  it('shows its rows once it becomes visible', async () => {
    const { scroller, put, covered, gap } = await list(made(300));
    scroller.hidden = true;
    await nextFrame();
    put(made(400));
    scroller.hidden = false;
    await until(() => covered() && gap() <= 1, 'rows after being hidden');
  });

  it('works inside a page that is drawn smaller by a transform', async () => {
    const { scroller, put, items, scrollTo, read, top, covered } = await list(made(300));
    scroller.parentElement!.style.transform = 'scale(0.6)';
    await scrollTo(3000);
    await scrollTo(2000);
    const id = read();
    const before = top(id)!;
    put([...made(50), ...items()]);
    expect(Math.abs(top(id)! - before)).to.be.at.most(1);
    expect(covered()).to.equal(true);
  });

  it('brings any row into view by its key', async () => {
    const { windowed, items, top, scroller, covered } = await list(made(5000));
    const upper = scroller.getBoundingClientRect().top;
    const id = items()[1234]!.id;
    expect(windowed.scrollToKey(id, 'start')).to.equal(true);
    expect(Math.abs(top(id)! - upper)).to.be.at.most(1);
    expect(covered()).to.equal(true);
    windowed.scrollToKey(items()[4000]!.id, 'center');
    const row = scroller.querySelector(`#${items()[4000]!.id}`)!.getBoundingClientRect();
    expect(Math.abs((row.top + row.bottom) / 2 - upper - 200)).to.be.at.most(1);
    expect(windowed.scrollToKey('nobody')).to.equal(false);
    windowed.scrollToKey(items()[0]!.id, 'end');
    expect(scroller.scrollTop).to.equal(0);
  });

  it('keeps the focused row in the document while it is far away', async () => {
    const { content, items, scrollTo } = await list(made(500));
    const last = items().at(-1)!.id;
    const button = content.querySelector<HTMLElement>(`#${last} button`)!;
    button.focus();
    await scrollTo(0);
    await scrollTo(5000);
    await scrollTo(200);
    expect(document.activeElement === button).to.equal(true);
    expect(content.querySelectorAll('.row').length).to.be.at.most(25);
  });

  it('keeps the heading of what is read at the top', async () => {
    const { content, scrollTo, scroller } = await list(headed(made(500, () => 120)));
    await scrollTo(8000);
    const upper = scroller.getBoundingClientRect().top;
    const stuck = [...content.querySelectorAll('.heading')].filter(
      (heading) => Math.abs(heading.getBoundingClientRect().top - upper) < 1,
    );
    expect(stuck.length).to.be.at.least(1);
  });

  it('shows the place that the scroll bar was dragged to', async () => {
    const { scroller, scrollTo, covered } = await list(made(10_000));
    for (const part of [0.5, 0.1, 0.93, 0]) {
      await scrollTo(scroller.scrollHeight * part);
      expect(covered()).to.equal(true, `at ${part}`);
    }
    expect(scroller.scrollTop).to.equal(0);
  });

  it('shows the first row right at the top after a fast scroll all the way up', async () => {
    const { scroller, content, items } = await list(made(120, (index) => 20 + (index % 7) * 60));
    for (let guard = 0; guard < 500 && scroller.scrollTop > 0; guard++) {
      scroller.scrollTop -= 333;
      await nextFrame();
    }
    await nextFrame();
    const first = content.querySelector(`#${items()[0]!.id}`)!;
    expect(scroller.scrollTop).to.equal(0);
    expect(Math.abs(first.getBoundingClientRect().top - content.getBoundingClientRect().top)).to.be.at.most(0.1);
  });

  it('keeps its promises through two hundred changes in random order', async () => {
    const { scroller, put, items, read, top, covered, gap, windowed, scrollTo } = await list(made(200));
    let seed = 20261122;
    const random = (limit: number) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % limit;
    for (let turn = 0; turn < 200; turn++) {
      const pinned = windowed.pinned;
      const id = read();
      const before = top(id);
      const what = random(6);
      const index = items().findIndex((row) => row.id === id);
      if (what === 0) put([...made(1 + random(60)), ...items()]);
      if (what === 1) put([...items(), ...made(1 + random(5))]);
      if (what === 2) put(items().filter((_, at) => Math.abs(at - index) < 3 || at % 17 !== random(17)));
      if (what === 3) {
        await scrollTo(Math.max(0, scroller.scrollTop - 400 + random(800)));
      } else if (what === 4) {
        if (random(3) === 0) windowed.scrollToEnd();
        else await scrollTo(random(Math.max(1, scroller.scrollHeight)));
      } else if (what === 5) {
        put(items().map((row, at) => (at === index - 30 ? { ...row, height: 10 + random(500) } : row)));
      } else if (!pinned && before !== undefined && items().length > 60) {
        expect(Math.abs(top(id)! - before)).to.be.at.most(1, `turn ${turn}, change ${what}`);
      } else if (pinned) {
        expect(gap()).to.be.at.most(1, `turn ${turn}, change ${what}`);
      }
      expect(covered()).to.equal(true, `turn ${turn}, change ${what}`);
    }
  });
});
