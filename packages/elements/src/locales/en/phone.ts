/** The rest of what `<dialora-dialer>` says. Loaded with what shows it, after the first paint. */
export const phone = {
  'log.title': 'Log this call',
  'log.disposition': 'Outcome',
  'log.disposition-none': 'Choose an outcome',
  'log.note': 'Note',
  'log.save': 'Save log',
  'log.skip': 'Skip log',
  'log.waiting': 'Call log with {name}: kept on this device, waiting to be sent.',
  'log.sending': 'Call log with {name}: sending…',
  'log.stuck': 'Call log with {name} could not be sent.',
  'log.saved': 'The log is saved.',
  'log.call': 'an earlier contact',
} as const;
