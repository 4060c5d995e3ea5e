import type { Contact, ContactAddress, ContactEmail, ContactPhone } from './contact.js';

/** A change of a contact by the rule of JSON merge patch (RFC 7396): left out stays, null empties, a list replaces all. */
export interface ContactPatch {
  readonly name?: string;
  readonly company?: string | null;
  readonly title?: string | null;
  readonly phones?: readonly ContactPhone[];
  readonly emails?: readonly ContactEmail[];
  readonly addresses?: readonly ContactAddress[];
  readonly tags?: readonly string[];
  /** All of the fields: what is missing is removed. */
  readonly customFields?: Readonly<Record<string, string>>;
  readonly ownerId?: string | null;
  readonly timeZone?: string | null;
  readonly language?: string | null;
  readonly doNotCall?: boolean;
}

const single = ['company', 'title', 'timeZone', 'language'] as const;
const whole = ['name', 'phones', 'emails', 'addresses', 'tags', 'customFields', 'doNotCall'] as const;

/** What has to be changed in `from` so that it says what `to` says; undefined when they say the same. */
export function contactPatch(from: Contact, to: Contact): ContactPatch | undefined {
  const patch: Record<string, unknown> = {};
  for (const name of whole) if (!same(from[name], to[name])) patch[name] = to[name];
  for (const name of single) if ((from[name] ?? '') !== (to[name] ?? '')) patch[name] = to[name] || null;
  if (from.owner?.id !== to.owner?.id) patch['ownerId'] = to.owner?.id ?? null;
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** A contact after a change. `ownerOf` names an agent. */
export function patchedContact(
  contact: Contact,
  patch: ContactPatch,
  ownerOf: (id: string) => { readonly id: string; readonly name: string } = (id) => ({ id, name: id }),
): Contact {
  const { ownerId, ...rest } = patch;
  const owner = ownerId === undefined ? {} : { owner: ownerId === null ? null : ownerOf(ownerId) };
  const merged = Object.entries<unknown>({ ...contact, ...rest, ...owner });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined)) as unknown as Contact;
}

/** The members that a patch touches. */
export type ContactField = keyof ContactPatch;

/**
 * Two people changed one contact. `mine` was made against a version that is no longer there; `theirs` is what the other
 * one changed since. What only one of them touched is safe; `clashes` were touched by both, differently.
 */
export function clashesOf(mine: ContactPatch, theirs: ContactPatch): readonly ContactField[] {
  const names = Object.keys(mine) as ContactField[];
  return names.filter((name) => name in theirs && !same(mine[name], theirs[name]));
}

/** By value; both are plain data. The order of members does not count. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
