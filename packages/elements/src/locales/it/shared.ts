import type { shared as english } from '../en/shared.js';
import type { Translation } from '../translation.js';

export const shared = {
  'shared.close': 'Chiudi',
  'shared.copy': 'Copia',
  'shared.copied': 'Copiato',
  'shared.loading': 'Caricamento…',
  'shared.try-again': 'Riprova',
  'shared.more': 'Altro',
  'shared.save': 'Salva',
  'shared.cancel': 'Annulla',
  'shared.discard': 'Elimina',
  'shared.unknown-caller': 'Chiamante sconosciuto',
  'shared.call-number': 'Chiama {number}',
  'shared.call-name': 'Chiama {name}',
  'shared.verified': 'Numero verificato',
  'shared.source': 'Fonte',
  'shared.today': 'Oggi',
  'shared.yesterday': 'Ieri',
  'shared.saving': 'Salvataggio…',
  'shared.pending': 'Conservato su questo dispositivo. Verrà inviato appena torna la connessione.',
  'shared.number-mobile': 'Cellulare',
  'shared.number-work': 'Lavoro',
  'shared.number-home': 'Casa',
  'shared.number-other': 'Altro',
} satisfies Translation<typeof english>;
