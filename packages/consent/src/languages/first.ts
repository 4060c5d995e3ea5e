/** English of the first layer: all that the first frame reads. */
export const first = {
  language: 'en',
  direction: 'ltr',
  switch: 'Language',
  title: 'Your cookie choice',
  intro:
    '{company} uses cookies that this site needs. Others only if you agree: for functions, statistics and advertising.',
  closing: 'Closing means “Reject all”. You can change your mind at any time.',
  policy: 'Privacy policy',
  accept: 'Accept all',
  reject: 'Reject all',
  choose: 'Choose',
  close: 'Close',
  signal: 'Opt-out preference signal honoured: advertising is off.',
  notice: 'Your data and rights',
};
