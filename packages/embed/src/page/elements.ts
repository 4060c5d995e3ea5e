/** Tag -> the code that defines it, each a chunk of its own. */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'dialora-provider': () => import('@dialora/elements/define/dialora-provider'),
  'dialora-dialer': () => import('@dialora/elements/define/dialora-dialer'),
  'dialora-call-button': () => import('@dialora/elements/define/dialora-call-button'),
  'dialora-contact-card': () => import('@dialora/elements/define/dialora-contact-card'),
  'dialora-timeline': () => import('@dialora/elements/define/dialora-timeline'),
  'dialora-privacy-request': () => import('@dialora/elements/define/dialora-privacy-request'),
  'dialora-consent-banner': () => import('@dialora/consent/define'),
};

/** Language -> its texts. English is in the elements. */
export const languages: Readonly<Record<string, () => Promise<unknown>>> = {
  it: async () => {
    const [{ registerLocale }, { it }] = await Promise.all([
      import('@dialora/elements/locales/register'),
      import('@dialora/elements/locales/it'),
    ]);
    registerLocale(it);
  },
  ar: async () => {
    const [{ registerLocale }, { ar }] = await Promise.all([
      import('@dialora/elements/locales/register'),
      import('@dialora/elements/locales/ar'),
    ]);
    registerLocale(ar);
  },
};
