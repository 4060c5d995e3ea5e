import { first } from './first.js';

/** English: the source of every other language, and the list of their keys. */
export const en = {
  ...first,
  save: 'Save my choice',
  settings: 'Cookie settings',
  always: 'Always on',
  minor: 'Under 18: statistics and advertising stay off.',
  changed: 'Our privacy policy has changed',
  changedIntro: '{company} has a new privacy policy since {date}. Your cookie choice stays as it was.',
  seen: 'I have read it',
  receipt: 'Your last choice',
  download: 'Download receipt',
  reloadIntro: 'What already runs stops when the page is loaded again.',
  reload: 'Reload now',
  embed: 'This content needs “{category}”.',
  once: 'Show once',
  allow: 'Always show',
  data: 'Personal data',
  rights:
    'You may see, correct and erase your data, name a person to act for you, and withdraw a consent as easily as you gave it.',
  complaint: 'Complain to us first, then to the Data Protection Board of India.',
  contact: 'Contact',
  essential: 'Essential',
  essentialFor: 'Security, sign-in and this very choice.',
  functional: 'Functional',
  functionalFor: 'Films, maps and remembered settings.',
  analytics: 'Statistics',
  analyticsFor: 'Counts visits, as totals only.',
  advertising: 'Advertising',
  advertisingFor: 'Remembers which advert brought you here.',
};
