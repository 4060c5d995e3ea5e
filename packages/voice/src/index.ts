export * from './audio/index.js';
export * from './owner/index.js';
export * from './remote/index.js';
export * from './softphone/index.js';
export * from './twilio/index.js';
