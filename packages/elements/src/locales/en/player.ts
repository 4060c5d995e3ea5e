/** What the player of recordings and voicemail says. */
export const player = {
  'player.play': 'Play {name}',
  'player.pause': 'Pause {name}',
  'player.place': 'Place in {name}',
  'player.at': '{at} of {total}',
  'player.speed': 'Speed {speed}×',
} as const;
