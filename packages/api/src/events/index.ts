export { createEventStream, type EventStream, type EventStreamOptions } from './event-stream.js';
export { createLiveEvents } from './live-events.js';
export { createSseParser, type SseFrame, type SseListener, type SseParser } from './sse-parser.js';
