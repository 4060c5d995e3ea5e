import type { dispositions as english } from '../en/dispositions.js';
import type { Translation } from '../translation.js';

export const dispositions = {
  'disposition.connected': 'Parlato',
  'disposition.left-voicemail': 'Messaggio in segreteria',
  'disposition.no-answer': 'Nessuna risposta',
  'disposition.busy': 'Occupato',
  'disposition.wrong-number': 'Numero sbagliato',
  'disposition.callback-requested': 'Vuole essere richiamato',
  'disposition.not-interested': 'Non interessato',
  'disposition.do-not-call': 'Ha chiesto di non essere chiamato',
} satisfies Translation<typeof english>;
