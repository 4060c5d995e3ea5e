import type { media as english } from '../en/media.js';
import type { Translation } from '../translation.js';

export const media = {
  'media.picture': 'Immagine',
  'media.picture-of': 'Immagine {at} di {count}',
  'media.voice-note': 'Messaggio vocale',
  'media.loading': 'Caricamento dell’immagine…',
  'media.open': 'Apri per intero: {name}',
  'media.failed': 'L’immagine non è stata caricata.',
  'media.gone': 'È stato cancellato.',
  'media.save': 'Scarica',
  'media.save-name': 'Scarica: {name}',
  'media.saving': 'Scaricamento…',
  'media.save-failed': 'Lo scaricamento non è riuscito.',
  'media.kind-pdf': 'Documento PDF',
  'media.kind-video': 'Video',
  'media.kind-sound': 'File audio',
  'media.kind-image': 'File immagine',
  'media.kind-contact': 'Biglietto da visita',
  'media.kind-text': 'File di testo',
  'media.kind-file': 'File',
  'media.pictures': { one: '{count} immagine', many: '{count} di immagini', other: '{count} immagini' },
  'media.voice-notes': {
    one: '{count} messaggio vocale',
    many: '{count} di messaggi vocali',
    other: '{count} messaggi vocali',
  },
  'media.files': { one: '{count} file', many: '{count} di file', other: '{count} file' },
  'entry.with-media': '{title}: {media}',
} satisfies Translation<typeof english>;
