// Pages with known numbers. Deterministic: the same seed gives the same page. Every number is from a range kept for
// fiction and stands on a page once, so that found, missed and false are arithmetic on sets.

function random(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const pick = (next, list) => list[Math.floor(next() * list.length)];
const digits = (next, count) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
const pad = (value, width) => String(value).padStart(width, '0');

const areas =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 469 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937 940 941 947 949 952 954 956 970 971 972 973 978 979 980 985 989'.split(
    ' ',
  );

/** Gives numbers that never repeat, as `{ raw, e164 }`. */
function numbers(next) {
  const used = new Set();
  const kinds = [
    () => {
      const area = pick(next, areas);
      const line = `01${digits(next, 2)}`;
      const raw = pick(next, [
        `(${area}) 555-${line}`,
        `${area}-555-${line}`,
        `${area}.555.${line}`,
        `+1 ${area} 555 ${line}`,
        `1-${area}-555-${line}`,
        `${area} 555 ${line}`,
        `+1${area}555${line}`,
        `${area}555${line}`,
      ]);
      return { raw, e164: `+1${area}555${line}` };
    },
    () => {
      const line = digits(next, 3);
      return { raw: `+44 20 7946 0${line}`, e164: `+442079460${line}` };
    },
    () => {
      const line = digits(next, 3);
      return { raw: `+49 30 23125 ${line}`, e164: `+493023125${line}` };
    },
    () => {
      const [a, b] = [digits(next, 2), digits(next, 2)];
      return { raw: `+33 1 99 00 ${a} ${b}`, e164: `+3319900${a}${b}` };
    },
    () => {
      const line = digits(next, 4);
      return { raw: `+61 2 5550 ${line}`, e164: `+6125550${line}` };
    },
  ];
  return () => {
    for (;;) {
      const number = (next() < 0.85 ? kinds[0] : pick(next, kinds.slice(1)))();
      if (used.has(number.e164)) continue;
      used.add(number.e164);
      return number;
    }
  };
}

/** Things that look like numbers to a careless reader. */
function decoy(next) {
  const year = 2000 + Math.floor(next() * 27);
  const day = pad(1 + Math.floor(next() * 28), 2);
  const month = pad(1 + Math.floor(next() * 12), 2);
  const octet = () => Math.floor(next() * 255);
  return pick(next, [
    () => `$${digits(next, 1)},${digits(next, 3)}.${digits(next, 2)}`,
    () => `${year}-${month}-${day} ${pad(Math.floor(next() * 24), 2)}:${pad(Math.floor(next() * 60), 2)}:30`,
    () => `${10 + octet()}.${octet()}.${octet()}.${octet()}`,
    () => `ISBN 978-${digits(next, 1)}-${digits(next, 2)}-${digits(next, 6)}-${digits(next, 1)}`,
    () => `4${digits(next, 3)} ${digits(next, 4)} ${digits(next, 4)} ${digits(next, 4)}`,
    () => `${(next() * 90).toFixed(6)}, -${(next() * 180).toFixed(6)}`,
    () => `1Z${digits(next, 3)}AA1${digits(next, 10)}`,
    () => `#${digits(next, 6)}`,
    () => `v${octet()}.${digits(next, 1)}.${digits(next, 4)}`,
    () => `${digits(next, 8)}-${digits(next, 4)}-4${digits(next, 3)}-a${digits(next, 3)}-${digits(next, 12)}`,
    () => `${month}/${day}/${year}`,
    () => `${digits(next, 1)},${digits(next, 3)},${digits(next, 3)} views`,
    () => `sha ${digits(next, 3)}f${digits(next, 7)}a${digits(next, 9)}c`,
    () => `pp. ${digits(next, 3)}-${digits(next, 3)} (${year})`,
  ])();
}

const words =
  'about account after again agree answer appear around because before between business called change children close country course during early every family first follow found garden general great group happen house however interest large learn leave letter little market matter meeting morning mother never number often order other paper people place plan point power present problem public question reason result school second service should simple small something start station story street system table teacher thing thought through together toward travel under until using voice water week while without woman world would write year'.split(
    ' ',
  );
const sentence = (next, count = 5 + Math.floor(next() * 10)) =>
  Array.from({ length: count }, () => pick(next, words)).join(' ');

function texts(next, per100) {
  const number = numbers(next);
  const truth = [];
  const text = () => {
    const start = sentence(next);
    const dice = next() * 100;
    if (dice < per100) {
      const { raw, e164 } = number();
      truth.push({ raw, e164 });
      return `${start} ${raw}${next() < 0.5 ? '' : `, ${sentence(next, 4)}`}`;
    }
    return dice < per100 + 10 ? `${start} ${decoy(next)} ${sentence(next, 3)}` : start;
  };
  return { text, truth };
}

const style =
  'body{font:14px/1.4 sans-serif;margin:16px;max-width:900px}.card{border:1px solid #ddd;margin:4px;padding:4px}';

function markup(nodes, next, text) {
  const out = [];
  for (let made = 0; made < nodes;) {
    const tag = pick(next, ['p', 'div', 'li', 'td', 'span', 'p', 'h3', 'a']);
    const count = Math.min(nodes - made, 4 + Math.floor(next() * 12));
    made += count;
    const lines = Array.from({ length: count }, text);
    const wrap =
      {
        li: (line) => `<li>${line}</li>`,
        td: (line) => `<tr><td>${line}</td></tr>`,
        a: (line) => `<p><a href="#x">${line}</a></p>`,
      }[tag] ?? ((line) => `<${tag}>${line}</${tag}>`);
    const inner = lines.map(wrap).join('');
    const list = tag === 'li' ? `<ul>${inner}</ul>` : tag === 'td' ? `<table><tbody>${inner}</tbody></table>` : inner;
    out.push(`<section><div class="card">${list}</div></section>`);
  }
  return out.join('');
}

const shell = (body, css) =>
  `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Bench</title><style>${style}${css}</style></head><body><main id="main">${body}</main></body></html>`;

/** A page at rest: `nodes` text nodes, `per100` of a hundred with a number, ten with a decoy. */
export function stillPage({ nodes, per100, css = '', seed = 7 }) {
  const next = random(seed * 7919 + nodes + per100);
  const { text, truth } = texts(next, per100);
  return { html: shell(markup(nodes, next, text), css), truth };
}

/** A chat: messages to append, one number in ten. */
export function chatPage({ messages, css = '', seed = 5 }) {
  const next = random(seed);
  const { text, truth } = texts(next, 10);
  const still = stillPage({ nodes: 1000, per100: 0, css });
  const list = Array.from({ length: messages }, text);
  return { html: still.html.replace('</main>', '</main><ul id="chat"></ul>'), messages: list, truth };
}
