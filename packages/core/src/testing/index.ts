export * from './fake-leg.js';
export * from './fake-log-book.js';
export * from './fake-softphone.js';
export * from './fake-transport.js';
export * from './fake-workspace.js';
export * from './feed.js';
export * from './manual-clock.js';
export * from './people.js';
