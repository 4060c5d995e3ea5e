// Made-up activities of uneven height: an id always gives the same entry, and older ones have smaller ids (also below 0).
const words =
  'please confirm the delivery on Thursday our quote covers both rooms and the customer asked for a call after five because the plan changed again'.split(
    ' ',
  );

function scramble(id) {
  let hash = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function sentence(seed, length) {
  return Array.from({ length }, (_, at) => words[scramble(seed * 37 + at) % words.length]).join(' ');
}

const kinds = [
  'sms',
  'sms',
  'sms',
  'call',
  'call',
  'email',
  'note',
  'whatsapp',
  'whatsapp',
  'voicemail',
  'agent',
  'visit',
];

export function item(id) {
  const seed = scramble(id + 5_000_000);
  const kind = kinds[seed % kinds.length];
  const outgoing = ((seed >>> 9) & 1) === 1;
  const entry = {
    id,
    kind,
    outgoing,
    at: 1_764_000_000_000 + id * 60_000,
    who: sentence(seed, 2),
    text: '',
    lines: [],
  };
  if (kind === 'call') entry.text = `${(seed >>> 4) % 1800} s`;
  else if (kind === 'agent')
    entry.lines = Array.from({ length: 2 + ((seed >>> 7) % 8) }, (_, at) => sentence(seed + at, 9));
  else entry.text = sentence(seed, 3 + ((seed >>> 6) % 60));
  if (kind === 'email') entry.lines = Array.from({ length: (seed >>> 5) % 4 }, (_, at) => `file-${at}.pdf`);
  return entry;
}

export function range(from, to) {
  return Array.from({ length: to - from }, (_, at) => item(from + at));
}
