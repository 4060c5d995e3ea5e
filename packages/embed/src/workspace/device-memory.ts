import { createStore, type DeviceMemory } from '@dialora/core';

export interface AttachableMemory extends DeviceMemory {
  /** Whose memory it is is known now: what was kept for them comes back, what was put meanwhile is kept. */
  attach(accountId: string, agentId: string): void;
  close(): void;
}

type Values = Readonly<Record<string, string>>;

/** Keeps an agent's drafts and favourites in this browser, the same in all its tabs. Forgetful where storage is forbidden. */
export function createDeviceMemory(): AttachableMemory {
  const store = createStore<Values>({});
  let prefix: string | undefined;
  let stop = (): void => undefined;

  function write(name: string, value: string | undefined): void {
    if (prefix === undefined) return;
    try {
      if (value === undefined) localStorage.removeItem(prefix + name);
      else localStorage.setItem(prefix + name, value);
    } catch {
      // A full or forbidden storage: it lasts as long as the page.
    }
  }

  function change(name: string, value: string | undefined): void {
    store.update(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }));
  }

  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    put(name, value) {
      change(name, value);
      write(name, value);
    },
    attach(accountId, agentId) {
      stop();
      const own = (prefix = `dialora:${accountId}:${agentId}:desk:v1:`);
      const early = store.get();
      store.set({ ...keptUnder(own), ...early });
      for (const [name, value] of Object.entries(early)) write(name, value);
      const onStorage = ({ key, newValue }: StorageEvent): void => {
        if (key?.startsWith(own) === true) change(key.slice(own.length), newValue ?? undefined);
      };
      addEventListener('storage', onStorage);
      stop = () => removeEventListener('storage', onStorage);
    },
    close: () => stop(),
  };
}

function keptUnder(prefix: string): Values {
  const kept: Record<string, string> = {};
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key?.startsWith(prefix) === true) kept[key.slice(prefix.length)] = localStorage.getItem(key) ?? '';
    }
  } catch {
    // The same, for reading.
  }
  return kept;
}
