export type { TwilioTransport, TwilioTransportOptions } from './transport.js';
export { createTwilioTransport } from './transport.js';
