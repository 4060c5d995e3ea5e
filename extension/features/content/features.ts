/** What a content script does on a page: one thing per feature, ended as a whole by its signal. */
export interface Feature {
  readonly name: string;
  /** Whether it belongs on this address at all. */
  include(url: string): boolean;
  init(context: { readonly signal: AbortSignal }): void | Promise<void>;
}

/** Starts the features that belong here. One that fails is told and leaves the others alone. */
export function runFeatures(features: readonly Feature[], url: string, signal: AbortSignal): void {
  for (const feature of features) {
    if (!feature.include(url)) continue;
    Promise.resolve()
      .then(() => (signal.aborted ? undefined : feature.init({ signal })))
      .catch((error: unknown) => {
        if (!signal.aborted) console.error(`Dialora: the feature "${feature.name}" could not start.`, error);
      });
  }
}
