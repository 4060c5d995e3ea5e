import { createStore, type DeviceMemory } from '@dialora/core';
import type { Area } from '../platform/area.js';

const place = 'desk';

/** Drafts and favourites of the panel, in the extension's own storage; sign-out clears it with the rest. */
export async function rememberedDesk(disk: Area): Promise<DeviceMemory> {
  const store = createStore<Readonly<Record<string, string>>>(texts(await disk.get(place)));
  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    put(name, value) {
      store.update(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }));
      void disk.set(place, store.get());
    },
  };
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
