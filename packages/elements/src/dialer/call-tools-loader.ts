let loading: Promise<void> | undefined;

/** Loads what is needed now and then: lists, choosing a person, devices. Offline it is tried again next time. */
export function loadCallTools(): Promise<void> {
  loading ??= import('./call-tools.js').then(
    ({ defineCallTools }) => defineCallTools(),
    () => {
      loading = undefined;
    },
  );
  return loading;
}
