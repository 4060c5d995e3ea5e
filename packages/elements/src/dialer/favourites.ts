import type { DeviceMemory } from '@dialora/core';

/** Somebody the agent calls often, as it is kept on the device. */
export interface Favourite {
  readonly number: string; // E.164
  readonly name?: string;
  readonly contactId?: string;
}

const place = 'favourites';
const most = 60;

function isFavourite(value: unknown): value is Favourite {
  if (typeof value !== 'object' || value === null || !('number' in value)) return false;
  const textOrNothing = (name: string): boolean => {
    const text: unknown = (value as Readonly<Record<string, unknown>>)[name];
    return text === undefined || typeof text === 'string';
  };
  return (
    typeof value.number === 'string' &&
    /^\+\d{3,15}$/.test(value.number) &&
    textOrNothing('name') &&
    textOrNothing('contactId')
  );
}

export function favouritesIn(memory: DeviceMemory | undefined): readonly Favourite[] {
  try {
    const kept: unknown = JSON.parse(memory?.get()[place] ?? '[]');
    return Array.isArray(kept) ? kept.filter(isFavourite).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function isFavourited(list: readonly Favourite[], number: string): boolean {
  return list.some((each) => each.number === number);
}

/** Adds it, or takes it out when it is in. */
export function toggleFavourite(memory: DeviceMemory, favourite: Favourite): void {
  const list = favouritesIn(memory);
  const next = isFavourited(list, favourite.number)
    ? list.filter(({ number }) => number !== favourite.number)
    : [favourite, ...list];
  memory.put(place, JSON.stringify(next.slice(0, most)));
}
