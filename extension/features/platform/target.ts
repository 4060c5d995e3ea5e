declare const __DIALORA_API__: string;
declare const __DIALORA_VOICE__: string;
declare const __DIALORA_IS_DEMO__: boolean;
declare const __DIALORA_IS_FIREFOX__: boolean;

const voice = new URL(__DIALORA_VOICE__);

/** What this build was made for; fixed at build time, so that no page, no answer and no storage can point it elsewhere. */
export const target = {
  /** Origin of the Dialora API, without a trailing slash. */
  apiOrigin: new URL(__DIALORA_API__).origin,
  /** `host:port` of a voice gateway of our own; undefined for Twilio itself. */
  gateway: voice.hostname.endsWith('.twilio.com') ? undefined : voice.host,
  isDemo: __DIALORA_IS_DEMO__,
  isFirefox: __DIALORA_IS_FIREFOX__,
  clientId: 'dialora-extension',
} as const;
