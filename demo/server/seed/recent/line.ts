import type { Entry } from '../stories.js';

/** Hours ago, type, who of the account did it (null: the contact), and what is particular to the type. */
export type Line = readonly [hoursAgo: number, type: Entry['type'], authorId: string | null, details: Entry['details']];

export const out = 'outbound' as const;
export const into = 'inbound' as const;
