import { find } from '../shared/dom.js';
import { DemoHandset } from './handset.js';

customElements.define('demo-handset', DemoHandset);

/** Customers of the seed data whose telephones can be played here; all numbers are reserved for fiction. */
const owners = [
  { name: 'Dana Whitfield, Washington', number: '+12025550147' },
  { name: 'Marta Ricci, Reggio Emilia', number: '+390522555014' },
  { name: 'Ananya Mehta, Ahmedabad', number: '+917900055501' },
  { name: 'A number that nobody knows', number: '+12025550199' },
] as const;

const choice = find('#owner', HTMLSelectElement);
const handset = find('#handset', DemoHandset);
choice.append(...owners.map(({ name, number }) => new Option(name, number)));
const asked = new URL(location.href).searchParams.get('number');
if (asked !== null && owners.some(({ number }) => number === asked)) choice.value = asked;
const play = (): void => {
  handset.number = choice.value;
};
choice.addEventListener('change', play);
play();
