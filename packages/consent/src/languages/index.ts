import type { ConsentTexts } from './texts.js';

interface Language {
  /** In its own words. */
  readonly name: string;
  /** Absent for English, which is in the banner. */
  readonly load?: () => Promise<ConsentTexts>;
}

const textsOf = ({ texts }: { readonly texts: ConsentTexts }): ConsentTexts => texts;

/** Code -> language, each a chunk of its own, fetched when somebody reads it. */
export const languages: Readonly<Record<string, Language>> = {
  en: { name: 'English' },
  ar: { name: 'العربية', load: () => import('./ar.js').then(textsOf) },
  as: { name: 'অসমীয়া', load: () => import('./as.js').then(textsOf) },
  bn: { name: 'বাংলা', load: () => import('./bn.js').then(textsOf) },
  brx: { name: 'बरʼ', load: () => import('./brx.js').then(textsOf) },
  cs: { name: 'Čeština', load: () => import('./cs.js').then(textsOf) },
  da: { name: 'Dansk', load: () => import('./da.js').then(textsOf) },
  de: { name: 'Deutsch', load: () => import('./de.js').then(textsOf) },
  doi: { name: 'डोगरी', load: () => import('./doi.js').then(textsOf) },
  el: { name: 'Ελληνικά', load: () => import('./el.js').then(textsOf) },
  es: { name: 'Español', load: () => import('./es.js').then(textsOf) },
  fr: { name: 'Français', load: () => import('./fr.js').then(textsOf) },
  gu: { name: 'ગુજરાતી', load: () => import('./gu.js').then(textsOf) },
  hi: { name: 'हिन्दी', load: () => import('./hi.js').then(textsOf) },
  it: { name: 'Italiano', load: () => import('./it.js').then(textsOf) },
  ja: { name: '日本語', load: () => import('./ja.js').then(textsOf) },
  kn: { name: 'ಕನ್ನಡ', load: () => import('./kn.js').then(textsOf) },
  kok: { name: 'कोंकणी', load: () => import('./kok.js').then(textsOf) },
  ks: { name: 'کٲشُر', load: () => import('./ks.js').then(textsOf) },
  mai: { name: 'मैथिली', load: () => import('./mai.js').then(textsOf) },
  ml: { name: 'മലയാളം', load: () => import('./ml.js').then(textsOf) },
  mni: { name: 'ꯃꯩꯇꯩꯂꯣꯟ', load: () => import('./mni.js').then(textsOf) },
  mr: { name: 'मराठी', load: () => import('./mr.js').then(textsOf) },
  ne: { name: 'नेपाली', load: () => import('./ne.js').then(textsOf) },
  nl: { name: 'Nederlands', load: () => import('./nl.js').then(textsOf) },
  or: { name: 'ଓଡ଼ିଆ', load: () => import('./or.js').then(textsOf) },
  pa: { name: 'ਪੰਜਾਬੀ', load: () => import('./pa.js').then(textsOf) },
  pl: { name: 'Polski', load: () => import('./pl.js').then(textsOf) },
  pt: { name: 'Português', load: () => import('./pt.js').then(textsOf) },
  ro: { name: 'Română', load: () => import('./ro.js').then(textsOf) },
  sa: { name: 'संस्कृतम्', load: () => import('./sa.js').then(textsOf) },
  sat: { name: 'ᱥᱟᱱᱛᱟᱲᱤ', load: () => import('./sat.js').then(textsOf) },
  sd: { name: 'سنڌي', load: () => import('./sd.js').then(textsOf) },
  sv: { name: 'Svenska', load: () => import('./sv.js').then(textsOf) },
  ta: { name: 'தமிழ்', load: () => import('./ta.js').then(textsOf) },
  te: { name: 'తెలుగు', load: () => import('./te.js').then(textsOf) },
  ur: { name: 'اردو', load: () => import('./ur.js').then(textsOf) },
};
