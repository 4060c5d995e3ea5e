import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNumber } from '@dialora/phone-numbers';
import { callerIds } from './cast.js';
import { harbourLaneHeroes, northlightHeroes } from './heroes.js';
import { makePeople } from './people.js';
import { createRandom } from './random.js';
import { tellStory, type Teller } from './stories.js';

const people = [...northlightHeroes, ...makePeople(createRandom(20_261_122), 'acc_northlight', ['agt_maya'])];

test('there are people of many countries and scripts', () => {
  assert.ok(people.length >= 200, `${people.length} people`);
  const countries = new Set(people.map((person) => person.content.addresses[0]?.country));
  assert.ok(countries.size >= 10, [...countries].join());
  const scripts = ['Latin', 'Devanagari', 'Gujarati', 'Arabic', 'Cyrillic', 'Han', 'Hiragana', 'Greek', 'Hebrew'];
  for (const script of scripts) {
    assert.ok(
      people.some((person) => new RegExp(`\\p{Script=${script}}`, 'u').test(person.content.name)),
      script,
    );
  }
});

/**
 * Ranges that regulators keep free for fiction (NANP 555-01xx, Ofcom, ARCEP, Bundesnetzagentur, ACMA); where a country
 * has none, a run of fives that no real number is likely to have.
 */
const fiction = [
  /^\+1[2-9]\d\d55501\d\d$/,
  /^\+44(2079460|7700900|1134960)\d{3}$/,
  /^\+33(19900\d{4}|639985\d{3})$/,
  /^\+49(3023125|4066969)\d{3}$/,
  /^\+61(25550|27010)\d{4}$/,
  /^\+9179000(55)\d{3}$/,
  /^\+39(05225550|0255500)\d{2,4}$/,
  /^\+(349105|4822|30210|38044|9714|9723|813|8862|5511)55\d{3,6}$/,
];

test('every number lies in a range kept free for fiction, could be dialled, and is nobody else’s', () => {
  const numbers = people.flatMap((person) => person.content.phones.map((phone) => phone.number));
  assert.equal(new Set(numbers).size, numbers.length);
  for (const number of [...numbers, ...callerIds.map((one) => one.number)]) {
    assert.ok(
      fiction.some((range) => range.test(number)),
      `${number} is no fiction`,
    );
    assert.equal(parseNumber(number)?.possible, true, `${number} is possible`);
  }
});

test('every address ends in a name kept free for examples', () => {
  const addresses = [...people, ...harbourLaneHeroes].flatMap((person) =>
    person.content.emails.map((email) => email.address),
  );
  for (const address of addresses) assert.match(address, /^[a-z0-9.-]+@[a-z0-9.-]+\.(example\.test|example\.com)$/);
  const northlight = people.flatMap((person) => person.content.emails.map((email) => email.address));
  assert.equal(new Set(northlight).size, northlight.length);
});

test('the same chance tells the same stories, and none of them tomorrow', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const person = northlightHeroes[0];
  assert.ok(person);
  const teller = (): Teller => ({
    random: createRandom(7),
    now,
    agentIds: ['agt_maya'],
    agentEmail: () => 'm@x.example.test',
  });
  const told = tellStory(teller(), person, 80);
  assert.deepEqual(tellStory(teller(), person, 80), told);
  assert.equal(told.length, 80);
  assert.ok(told.every((entry) => entry.at < now));
  assert.ok(told.every((entry) => !/\{(name|day|time)\}/.test(JSON.stringify(entry.details))));
});
