export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Whose mailbox this is. */
export const owner: Person = { name: 'Asha Mehta', email: 'asha@harbour-lane.example.test' };

/** Made-up people. Those who are also in the demo's seed keep the address they have there. */
export const people = {
  owner,
  leo: { name: 'Leo Brandt', email: 'leo@harbour-lane.example.test' },
  hannah: { name: 'Hannah Whitcombe', email: 'hannah.whitcombe@northgate-cold.example.test' },
  marcus: { name: 'Marcus Delgado', email: 'marcus@delgado-produce.example.com' },
  camille: { name: 'Camille Aubert', email: 'camille.aubert@quai-neuf.example.test' },
  layla: { name: 'ليلى حدّاد', email: 'layla@sahil-foods.example.test' },
  jonas: { name: 'Jonas Petersen', email: 'jonas.petersen@elbe-logistik.example.test' },
  priya: { name: 'Priya Raman', email: 'priya.raman@kaveri-spices.example.test' },
  oliver: { name: 'Oliver Tan', email: 'oliver@southwharf.example.test' },
  billing: { name: 'Kettle & Rowe Billing', email: 'billing@kettle-rowe.example.com' },
  travel: { name: 'Fairway Travel', email: 'no-reply@fairway.example.com' },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;
