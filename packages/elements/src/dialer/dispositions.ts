/** The account's outcomes, as the API stores them. */
export const dispositions = [
  'connected',
  'left-voicemail',
  'no-answer',
  'busy',
  'wrong-number',
  'callback-requested',
  'not-interested',
  'do-not-call',
] as const;
