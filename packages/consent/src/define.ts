import { DialoraConsentBanner } from './banner/banner.js';

/** Registers the banner; a second copy of the code leaves the first in charge. */
if (globalThis.customElements && !customElements.get('dialora-consent-banner')) {
  customElements.define('dialora-consent-banner', DialoraConsentBanner);
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-consent-banner': DialoraConsentBanner;
  }
}
