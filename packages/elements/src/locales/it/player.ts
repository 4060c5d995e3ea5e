import type { player as english } from '../en/player.js';
import type { Translation } from '../translation.js';

export const player = {
  'player.play': 'Riproduci {name}',
  'player.pause': 'Pausa {name}',
  'player.place': 'Posizione in {name}',
  'player.at': '{at} di {total}',
  'player.speed': 'Velocità {speed}×',
} satisfies Translation<typeof english>;
