export type { MicrophoneEnvironment } from './microphone.js';
export { createMicrophone, microphoneProblem } from './microphone.js';
export type { CallControl, CallFacts, PresenceService } from './ports.js';
export type { CallService, Handover, Identify, LocalSoftphone, Microphone, PlacedCall, Ringtone } from './ports.js';
export type { RingtoneOptions } from './ringtone.js';
export { createRingtone } from './ringtone.js';
export type { SoftphoneOptions } from './softphone.js';
export { createSoftphone } from './softphone.js';
