/** Outcomes of a call, as the API stores them. */
export const dispositions = {
  'disposition.connected': 'Connected',
  'disposition.left-voicemail': 'Left a voicemail',
  'disposition.no-answer': 'No answer',
  'disposition.busy': 'Busy',
  'disposition.wrong-number': 'Wrong number',
  'disposition.callback-requested': 'Wants a call back',
  'disposition.not-interested': 'Not interested',
  'disposition.do-not-call': 'Asked not to be called',
} as const;
