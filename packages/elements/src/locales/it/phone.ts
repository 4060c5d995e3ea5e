import type { phone as english } from '../en/phone.js';
import type { Translation } from '../translation.js';

export const phone = {
  'log.title': 'Registra questa chiamata',
  'log.disposition': 'Esito',
  'log.disposition-none': 'Scegli un esito',
  'log.note': 'Nota',
  'log.save': 'Salva',
  'log.skip': 'Salta',
  'log.waiting': 'Resoconto con {name}: conservato su questo dispositivo, in attesa di invio.',
  'log.sending': 'Resoconto con {name}: invio in corso…',
  'log.stuck': 'Il resoconto con {name} non è stato inviato.',
  'log.saved': 'Il resoconto è salvato.',
  'log.call': 'un contatto precedente',
} satisfies Translation<typeof english>;
