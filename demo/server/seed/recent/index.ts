import type { Person } from '../people.js';
import type { Entry } from '../stories.js';
import { ananya } from './ananya.js';
import { dana } from './dana.js';
import type { Line } from './line.js';
import { marta } from './marta.js';

const lines: Readonly<Record<string, readonly Line[]>> = { con_dana: dana, con_marta: marta, con_ananya: ananya };

/** What happened lately with the contacts that the scenes show first. */
export function recentOf(person: Person, now: number): readonly Entry[] {
  return (lines[person.id] ?? []).map(([hoursAgo, type, authorId, details]) => ({
    person,
    type,
    at: now - Math.round(hoursAgo * 3_600_000),
    authorId,
    details: type === 'appointment' ? { ...details, ...timesOf(details, now) } : details,
  }));
}

/** Appointments are written down in hours from now. */
function timesOf(details: Entry['details'], now: number) {
  const at = (name: string): string =>
    new Date(Math.round((now + Number(details[name]) * 3_600_000) / 900_000) * 900_000).toISOString();
  return { starts_at: at('starts_at'), ends_at: at('ends_at') };
}
