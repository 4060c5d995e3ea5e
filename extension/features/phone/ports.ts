/** The port between a panel and whoever owns the audio. */
export const phonePort = 'dialora:phone';
