import type { ActivityType } from '@dialora/core';

/** Groups of types that a person filters by, in the order they are shown. */
export const filterGroups = {
  calls: ['call', 'ai_call', 'voicemail'],
  messages: ['sms', 'whatsapp'],
  emails: ['email'],
  notes: ['note'],
  appointments: ['appointment'],
  consents: ['consent'],
} as const satisfies Readonly<Record<string, readonly ActivityType[]>>;

export type FilterGroup = keyof typeof filterGroups;

export const filterNames = Object.keys(filterGroups) as readonly FilterGroup[];

/** The groups named in an attribute such as `calls notes`; unknown names are passed over. */
export function parseFilter(text: string | null | undefined): readonly FilterGroup[] {
  const words = new Set((text ?? '').toLowerCase().split(/[\s,]+/u));
  return filterNames.filter((name) => words.has(name));
}

/** Tests a type against groups; no group at all means everything. */
export function filterOf(groups: readonly FilterGroup[]): (type: ActivityType) => boolean {
  if (groups.length === 0) return () => true;
  const types = new Set<ActivityType>(groups.flatMap((group) => filterGroups[group]));
  return (type) => types.has(type);
}
