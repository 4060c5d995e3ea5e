// A page of a business as React makes it: texts that React splits by comments, fields it controls, a list that changes.
import { createElement as h, useState } from 'react';

const people = [
  ['Ada Okafor', '(415) 555-0132'],
  ['Bruno Keller', '+49 30 23125 014'],
  ['Chiara Neri', '212-555-0147'],
];

export function Directory() {
  const [shift, setShift] = useState('day');
  const [note, setNote] = useState('Call 415-555-0199 back');
  const line = shift === 'day' ? '646-555-0112' : '646-555-0113';
  return h(
    'main',
    null,
    h('h1', null, 'Directory of ', people.length, ' people'),
    h('p', { id: 'line' }, 'On call by ', shift, ': ', line, ', until ', shift === 'day' ? 'six' : 'nine'),
    h('button', { onClick: () => setShift(shift === 'day' ? 'night' : 'day') }, 'Change shift'),
    h(
      'ul',
      null,
      people.map(([name, number]) =>
        h('li', { key: name }, name, ': ', h('b', null, number), ' ', h('a', { href: '#' }, 'more')),
      ),
    ),
    h('textarea', { value: note, onChange: (event) => setNote(event.target.value), 'aria-label': 'Note' }),
    h('input', { defaultValue: '415-555-0198', 'aria-label': 'Number' }),
  );
}
