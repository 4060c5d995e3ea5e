import type { CallTools } from './call-tools.js';

let loading: Promise<CallTools | undefined> | undefined;

/** Loads what is needed now and then: lists, choosing a person, devices. Offline it is tried again next time. */
export function loadCallTools(): Promise<CallTools | undefined> {
  loading ??= import('./call-tools.js').then(
    ({ defineCallTools }) => defineCallTools(),
    () => {
      loading = undefined;
      return undefined;
    },
  );
  return loading;
}
