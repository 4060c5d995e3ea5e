export * from './softphone/index.js';
export * from './twilio/index.js';
