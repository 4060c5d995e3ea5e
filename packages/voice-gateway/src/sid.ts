import { randomBytes } from 'node:crypto';

/** A Twilio-shaped identifier: two letters and 32 hexadecimal digits. */
export function createSid(prefix: 'CA' | 'RT' | 'KX' | 'SK' | 'RE'): string {
  return prefix + randomBytes(16).toString('hex');
}
