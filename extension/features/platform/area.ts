/** A place for small values by name. What comes out is unknown: parse it. */
export interface Area {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

interface BrowserArea {
  get(name: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(name: string): Promise<void>;
}

/** One of the browser's storage areas, its names under a prefix of our own. */
export function browserArea(area: BrowserArea, prefix: string): Area {
  const full = (name: string): string => `dialora:${prefix}:${name}`;
  return {
    get: async (name) => (await area.get(full(name)))[full(name)],
    set: (name, value) => area.set({ [full(name)]: value }),
    remove: (name) => area.remove(full(name)),
  };
}

export function memoryArea(): Area & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: (name) => Promise.resolve(values.get(name)),
    set: (name, value) => Promise.resolve(void values.set(name, value)),
    remove: (name) => Promise.resolve(void values.delete(name)),
  };
}
