export { keepAttendance, type AttendanceOptions } from './attendance.js';
export type { TwilioTransport, TwilioTransportOptions } from './transport.js';
export { createTwilioTransport } from './transport.js';
