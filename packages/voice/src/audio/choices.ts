import type { DeviceKind } from '@dialora/core';

/** What a person chose on this device; nothing for the system's own choice. */
export type AudioChoices = { readonly [K in DeviceKind]?: string } & {
  /** True unless somebody switched it off. */
  readonly noiseSuppression: boolean;
};

const key = 'dialora:audio:v1';
const kinds = ['microphone', 'speaker', 'ringer'] as const;

/** Reads the choices that were kept. Ids of devices are the browser's own and mean something for this origin alone. */
export function keptChoices(storage: Pick<Storage, 'getItem'> | undefined): AudioChoices {
  const kept = read(storage);
  const ids = kinds.flatMap((kind) => {
    const id = kept[kind];
    return typeof id === 'string' && id !== '' ? [[kind, id] as const] : [];
  });
  return { ...Object.fromEntries(ids), noiseSuppression: kept['noiseSuppression'] !== false };
}

export function keepChoices(storage: Pick<Storage, 'setItem'> | undefined, choices: AudioChoices): void {
  try {
    storage?.setItem(key, JSON.stringify(choices));
  } catch {
    // A full storage costs the memory of a choice, not the choice.
  }
}

function read(storage: Pick<Storage, 'getItem'> | undefined): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
