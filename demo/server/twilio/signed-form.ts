import type { RequestContext } from '../http/env.js';
import { readForm } from '../http/body.js';
import { ApiProblem } from '../http/problem.js';
import { isFromTwilio } from './signature.js';

/** @throws ApiProblem `permission_denied` when Twilio did not sign it. */
export async function signedForm(c: RequestContext, authToken: string): Promise<Readonly<Record<string, string>>> {
  const form = await readForm(c);
  const url = c.get('ownOrigin') + c.req.path + new URL(c.req.url).search;
  if (!isFromTwilio(authToken, url, form, c.req.header('x-twilio-signature'))) {
    throw new ApiProblem('permission_denied', 'The signature is not Twilio’s.');
  }
  return form;
}

export function sendTwiml(c: RequestContext, twiml: string): Response {
  return c.body(twiml, 200, { 'Content-Type': 'text/xml; charset=utf-8' });
}
