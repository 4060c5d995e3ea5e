export * from './cookie.js';
export * from './events.js';
export * from './gate.js';
export * from './record.js';
