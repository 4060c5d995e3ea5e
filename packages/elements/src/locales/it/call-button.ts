import type { callButton as english } from '../en/call-button.js';
import type { Translation } from '../translation.js';

export const callButton = {
  'call-button.label': 'Chiamaci',
  'call-button.panel': 'Chiamata con {name}',
  'call-button.us': 'noi',
  'call-button.asking': 'Chiamata in preparazione…',
  'call-button.microphone': 'Consenti il microfono quando il browser lo chiede.',
  'call-button.closed': 'In questo momento siamo chiusi.',
  'call-button.opens': 'Apertura: {time}',
  'call-button.not-ready': 'Le chiamate da questa pagina non sono disponibili ora.',
  'call-button.not-ready.next': 'Riprova tra un momento o chiama con il tuo telefono.',
  'call-button.by-phone': 'Chiama {number} con il tuo telefono',
  'call-button.ended': 'Chiamata terminata',
  'call-button.again': 'Chiama di nuovo',
} satisfies Translation<typeof english>;
