/*
 * First import of every content script. A page's `trusted-types` list also binds the extension's isolated world, so a
 * library that asks for a policy of its own would throw there and take the whole script with it (seen in Chromium and
 * Firefox). In the isolated world the sinks themselves are not guarded, and we write no markup from strings anyway.
 */
Object.defineProperty(globalThis, 'trustedTypes', { value: undefined, configurable: true, writable: true });

export {};
