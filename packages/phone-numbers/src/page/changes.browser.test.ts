import { aTimeout, expect } from '@open-wc/testing';
import { page, scan, tidyUp } from '../../test/scanned.js';
import { until } from '../../../tooling/test/until.js';

const number = '+14155550132';

describe('a page that changes', () => {
  afterEach(tidyUp);

  it('finds what is inserted, changed, completed and shown later', async () => {
    const main = page(
      '<p id="a">soon</p><p id="b">415-555</p><p id="c">(415) 555-<b>01</b></p><p id="d" hidden>415-555-0135</p>',
    );
    const { found, scanner, settled } = scan();
    await settled();
    expect(found()).to.deep.equal(['+14155550135']);
    main.querySelector('#a')!.firstChild!.nodeValue = 'now 415-555-0132';
    main.querySelector('#b')!.append('-0133');
    main.querySelector('#c b')!.textContent = '0134';
    main.querySelector('#d')!.removeAttribute('hidden');
    main.insertAdjacentHTML('beforeend', '<section><p>415-555-0136</p></section>');
    await until(() => scanner.count() === 5);
    expect(found().sort()).to.deep.equal([2, 3, 4, 5, 6].map((last) => `+1415555013${last}`));
  });

  it('forgets what is removed or changed, and tells a number once', async () => {
    const main = page('<p>415-555-0132</p><p>415-555-0133</p>');
    const { found, scanner, settled } = scan();
    await settled();
    main.querySelector('p')!.remove();
    main.querySelector('p')!.firstChild!.nodeValue = 'call 415-555-0133 now';
    await until(() => scanner.count() === 1 && scanner.idle());
    expect(scanner.list().map(({ e164 }) => e164)).to.deep.equal(['+14155550133']);
    main.querySelector('p')!.textContent = 'nobody';
    await until(() => scanner.count() === 0);
    expect(found().length).to.be.at.most(3);
  });

  it('waits for the end of a number that is streamed in', async () => {
    const text = document.createTextNode('');
    page('<p></p>').querySelector('p')!.append(text);
    const { found, scanner } = scan({ country: 'DE' });
    for (const piece of ['Ruf an: ', '030 ', '2312', '5', '0', '1', '4', ' oder', ' schreib', '.']) {
      text.appendData(piece);
      await aTimeout(40);
    }
    await until(() => scanner.count() === 1);
    // Shorter beginnings of it are numbers in Germany too.
    expect(found()).to.deep.equal(['+493023125014']);
  });

  it('finds a streamed number at the very end once it rests', async () => {
    const text = document.createTextNode('Call ');
    page('<p></p>').querySelector('p')!.append(text);
    const { found } = scan();
    for (const piece of ['415', '-555', '-01', '32']) {
      text.appendData(piece);
      await aTimeout(30);
    }
    await until(() => found().includes(number));
  });

  it('leaves text alone that becomes editable, and finds it when it stops being so', async () => {
    const main = page('<div><p>415-555-0132</p></div>');
    const { scanner, settled } = scan();
    await settled();
    const box = main.querySelector('div')!;
    box.contentEditable = 'true';
    await until(() => scanner.count() === 0);
    box.removeAttribute('contenteditable');
    await until(() => scanner.count() === 1);
  });

  it('follows a link that is pointed elsewhere', async () => {
    const main = page('<a href="tel:+14155550132">Call us</a>');
    const { scanner, settled } = scan();
    await settled();
    const link = main.querySelector('a')!;
    link.href = 'tel:+14155550133';
    await until(() => scanner.list()[0]?.e164 === '+14155550133');
    link.href = '/contact';
    await until(() => scanner.count() === 0);
  });

  it('goes on when what it stood on is replaced under it', async () => {
    const rows = (from: number): string =>
      Array.from(
        { length: 3000 },
        (_, i) => `<p>row ${from + i} ${i % 100 === 0 ? `415-555-01${String(i / 100).padStart(2, '0')}` : ''}</p>`,
      ).join('');
    const main = page(`<section>${rows(0)}</section><section>${rows(3000)}</section>`);
    const { scanner } = scan();
    main.firstElementChild!.innerHTML = '<p>gone</p>';
    await until(() => scanner.idle());
    expect(scanner.count()).to.equal(30);
  });

  it('tries again when the numbering plans could not be loaded', async () => {
    page('<p>415-555-0132</p>');
    let tries = 0;
    const { scanner, found, settled } = scan({
      engine: () => (tries++ === 0 ? Promise.reject(new Error('offline')) : import('../engine.js')),
    });
    await settled();
    expect(found()).to.deep.equal([]);
    await until(() => scanner.count() === 1);
    expect(tries).to.equal(2);
  });

  it('keeps up with two thousand changes a second and stays out of their way', async function () {
    this.timeout(60_000);
    const main = page('<ul></ul>');
    const list = main.querySelector('ul')!;
    const { scanner, found } = scan();
    let made = 0;
    while (made < 6000) {
      for (let i = 0; i < 40; i++, made++) {
        const item = document.createElement('li');
        item.textContent =
          made % 50 === 0
            ? `call 415-555-01${String((made / 50) % 100).padStart(2, '0')}`
            : `tick ${made} at 12:00:${made % 60}`;
        list.append(item);
        if (list.children.length > 300) list.firstElementChild!.remove();
      }
      await aTimeout(20);
    }
    await until(() => scanner.idle());
    // It read while they came and went, not only what was left in the end.
    expect(new Set(found()).size).to.be.above(30);
    const present = [...list.children].filter((item) => /call/.test(item.textContent)).length;
    expect(scanner.count()).to.equal(present);
  });

  it('reads a table of a hundred thousand cells without stopping the page', async function () {
    this.timeout(60_000);
    const rows = Array.from(
      { length: 20_000 },
      (_, i) =>
        `<tr><td>${i}</td><td>Name ${i}</td><td>${i % 400 === 0 ? `415-555-01${String(i / 400).padStart(2, '0')}` : '—'}</td><td>2024-01-15</td><td>$1,234.00</td></tr>`,
    ).join('');
    page(`<table><tbody>${rows}</tbody></table>`);
    let turns = 0;
    let watching = true;
    const tick = (): void => {
      turns += 1;
      if (watching) setTimeout(tick, 0);
    };
    const { scanner } = scan();
    setTimeout(tick, 0);
    await until(() => scanner.idle(), 'the scanner comes to rest', { timeout: 40_000 });
    watching = false;
    expect(scanner.count()).to.equal(50);
    // Others had their turn again and again: the work is sliced. How long a slice takes, the bench says.
    expect(turns).to.be.above(10);
  });
});
