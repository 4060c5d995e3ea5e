declare const __DIALORA_API__: string;
declare const __DIALORA_IS_DEMO__: boolean;
declare const __DIALORA_IS_FIREFOX__: boolean;

/** What this build was made for; fixed at build time, so that no page and no storage can point it elsewhere. */
export const target = {
  /** Origin of the Dialora API, without a trailing slash. */
  apiOrigin: new URL(__DIALORA_API__).origin,
  isDemo: __DIALORA_IS_DEMO__,
  isFirefox: __DIALORA_IS_FIREFOX__,
  clientId: 'dialora-extension',
} as const;
