import type { PlacedCall, Route } from './call/types.js';
import { findScript } from './scripts/index.js';

/**
 * Where a call goes when nobody says otherwise: `To=client:<identity>` rings that identity, a script's name or number
 * starts the script, no `To` at all is a pre-call test.
 */
export function defaultRoute(call: PlacedCall): Route {
  const { To: to = '', From: from = `client:${call.identity}`, ...parameters } = call.parameters;
  if (to === '') return { kind: 'script', script: 'preflight' };
  if (to.startsWith('client:')) {
    const identity = to.slice('client:'.length);
    return identity === ''
      ? { kind: 'reject', reason: 'not-found' }
      : { kind: 'ring', identities: [identity], from, to, parameters };
  }
  const script = findScript(to.replaceAll(/[\s().-]/g, (found) => (/\d/.test(to) ? '' : found)));
  return script === undefined ? { kind: 'reject', reason: 'not-found' } : { kind: 'script', script, from, to };
}
