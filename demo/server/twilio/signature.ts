import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Twilio's signature of a form request: HMAC-SHA1 over the full address and every parameter's name and value, sorted
 * by name (www.twilio.com/docs/usage/security#validating-requests).
 */
export function signTwilio(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const text = Object.keys(form)
    .sort()
    .reduce((sum, name) => sum + name + (form[name] ?? ''), url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}

/** Whether Twilio sent it. Compared in constant time. */
export function isFromTwilio(
  authToken: string,
  url: string,
  form: Readonly<Record<string, string>>,
  signature: string | undefined,
): boolean {
  const wanted = Buffer.from(signTwilio(authToken, url, form));
  const given = Buffer.from(signature ?? '');
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
