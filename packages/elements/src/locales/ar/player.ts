import type { player as english } from '../en/player.js';
import type { Translation } from '../translation.js';

export const player = {
  'player.play': 'تشغيل {name}',
  'player.pause': 'إيقاف {name}',
  'player.place': 'الموضع في {name}',
  'player.at': '{at} من {total}',
  'player.speed': 'السرعة {speed}×',
} satisfies Translation<typeof english>;
