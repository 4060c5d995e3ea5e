import type { CallEndReason, CallParty } from '@dialora/core';
import type { SdkCall } from './sdk.js';

/** Type of the message by which a server says why a leg is about to end; the protocol itself has no word for it. */
export const endReasonMessage = 'end-reason';

const reasons: Readonly<Record<string, CallEndReason>> = {
  'answered-elsewhere': 'elsewhere',
  moved: 'elsewhere',
  transferred: 'transferred',
  merged: 'merged',
  redirected: 'voicemail',
};

export function readEndReason(content: unknown): CallEndReason | undefined {
  const reason = typeof content === 'object' && content !== null && 'reason' in content ? content.reason : undefined;
  return typeof reason === 'string' && Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
}

/** A colleague has a name and no number: what the line gives as theirs is the account's own. */
export function remoteOf(call: SdkCall): CallParty {
  const name = call.customParameters.get('from_name');
  if (name !== undefined && name !== '') return { name };
  const from = call.customParameters.get('From') ?? call.parameters['From'];
  const verified = call.callerInfo?.isVerified;
  return {
    ...(from?.startsWith('+') === true ? { number: from } : {}),
    ...(verified === undefined ? {} : { verified }),
  };
}

export function parametersOf(call: SdkCall): Readonly<Record<string, string>> {
  const to = call.parameters['To'];
  return { ...(to === undefined ? {} : { To: to }), ...Object.fromEntries(call.customParameters) };
}
