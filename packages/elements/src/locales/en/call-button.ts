/** What `<dialora-call-button>` says, to the visitor of a business's site. */
export const callButton = {
  'call-button.label': 'Call us',
  'call-button.panel': 'Call with {name}',
  'call-button.us': 'us',
  'call-button.asking': 'Placing your call…',
  'call-button.microphone': 'Allow the microphone when your browser asks.',
  'call-button.closed': 'We are closed right now.',
  'call-button.opens': 'Opens {time}',
  'call-button.not-ready': 'Calls from this page are not available right now.',
  'call-button.not-ready.next': 'Try again in a moment, or call with your phone.',
  'call-button.by-phone': 'Call {number} with your phone',
  'call-button.ended': 'Call ended',
  'call-button.again': 'Call again',
} as const;
