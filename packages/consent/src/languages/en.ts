import type { ConsentTexts } from './texts.js';

export const en: ConsentTexts = {
  language: 'en',
  direction: 'ltr',
  region: 'Cookie choice',
  title: 'Your choice about cookies',
  intro:
    '{company} uses cookies that the site needs, and asks you about the others: functions, statistics and advertising.',
  closing: 'Closing keeps only what is needed, like “Reject all”. You can change your mind at any time.',
  policyLink: 'Privacy and cookies',
  accept: 'Accept all',
  reject: 'Reject all',
  choose: 'Choose',
  close: 'Close and reject all',
  save: 'Save my choice',
  panelTitle: 'Cookie settings',
  panelIntro: 'Switch on what you agree to. Nothing else runs.',
  alwaysOn: 'Always on',
  signalHonoured: 'Opt-out preference signal honoured: your browser asks sites not to sell or share data.',
  noticeTitle: 'Our privacy policy has changed',
  noticeIntro: '{company} has a new privacy policy ({policy}). Your cookie choice stays as it was.',
  acknowledge: 'I have seen it',
  receiptTitle: 'Your last choice',
  receiptNone: 'You have not chosen yet.',
  receiptDownload: 'Download receipt',
  reload: 'What already runs stops when the page is loaded again.',
  reloadButton: 'Reload now',
  categories: {
    essential: {
      label: 'Essential',
      purpose: 'Security, sign-in and this very choice. The site does not work without them.',
    },
    functional: { label: 'Functional', purpose: 'Comforts such as films, maps and remembered settings.' },
    analytics: { label: 'Statistics', purpose: 'Counts visits, as totals only, to make the site better.' },
    advertising: { label: 'Advertising', purpose: 'Remembers which advert brought you here.' },
  },
};
