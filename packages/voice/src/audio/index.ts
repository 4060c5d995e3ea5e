export type { AudioEnvironment } from './environment.js';
export type { CallAudio, PhoneAudio, PhoneAudioOptions } from './phone-audio.js';
export { createPhoneAudio } from './phone-audio.js';
