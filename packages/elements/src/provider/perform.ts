import type { Softphone } from '@dialora/core';
import type { CallRequest } from '../events/call-request.js';

/** Request -> command. A request without a line here does not compile. */
const commands: {
  readonly [Action in CallRequest['action']]: (
    phone: Softphone,
    request: Extract<CallRequest, { readonly action: Action }> & CallRequest,
  ) => Promise<void> | void;
} = {
  answer: (phone, { callId }) => phone.answer(callId),
  decline: (phone, { callId }) => phone.decline(callId),
  'hang-up': (phone, { callId }) => phone.hangUp(callId),
  dismiss: (phone, { callId }) => phone.dismiss(callId),
  mute: (phone, request) => (request.action === 'mute' ? phone.setMuted(request.callId, request.muted) : undefined),
  digits: (phone, request) =>
    request.action === 'digits' ? phone.sendDigits(request.callId, request.digits) : undefined,
};

/** Hands a request to the phone; rejects with what the phone rejected with. */
export async function performCallRequest(phone: Softphone, request: CallRequest): Promise<void> {
  await commands[request.action](phone, request as never);
}
