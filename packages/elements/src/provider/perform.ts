import type { Softphone } from '@dialora/core';
import type { CallRequest } from '../events/call-request.js';

/** Hands a request to the phone; rejects with what the phone rejected with. */
export async function performCallRequest(phone: Softphone, request: CallRequest): Promise<void> {
  switch (request.action) {
    case 'answer':
      return phone.answer(request.callId);
    case 'decline':
      return phone.decline(request.callId);
    case 'hang-up':
      return phone.hangUp(request.callId);
    case 'mute':
      return phone.setMuted(request.callId, request.muted);
    case 'digits':
      return phone.sendDigits(request.callId, request.digits);
    case 'dismiss':
      phone.dismiss(request.callId);
  }
}
