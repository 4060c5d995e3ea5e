import { DialoraError, type CallAlerts, type Softphone } from '@dialora/core';
import type { CallRequest } from '../events/call-request.js';
import type { PhoneRequest } from '../events/phone-request.js';

/** Hands a request to the phone; rejects with what the phone rejected with. */
export async function performCallRequest(phone: Softphone, request: CallRequest): Promise<void> {
  const { callId } = request;
  switch (request.action) {
    case 'answer':
      return phone.answer(callId);
    case 'decline':
      return phone.decline(callId);
    case 'hang-up':
      return phone.hangUp(callId);
    case 'mute':
      return phone.setMuted(callId, request.muted);
    case 'hold':
      return phone.setHeld(callId, request.held);
    case 'digits':
      return phone.sendDigits(callId, request.digits);
    case 'swap':
      return phone.swapTo(callId);
    case 'merge':
      return phone.merge(callId, request.otherId);
    case 'add':
      return phone.addParty(callId, request.target);
    case 'remove':
      return phone.removeParty(callId, request.partyId);
    case 'end-for-all':
      return phone.endForAll(callId);
    case 'transfer':
      return phone.transfer(callId, request.target);
    case 'consult': {
      const outcome = await phone.consult(callId, request.target);
      if (outcome.kind === 'failed') throw new DialoraError(outcome.problem);
      return;
    }
    case 'complete-transfer':
      return phone.completeTransfer(callId);
    case 'cancel-transfer':
      return phone.cancelTransfer(callId);
    case 'record':
      return phone.record(callId, request.record);
    case 'voicemail':
      return phone.sendToVoicemail(callId);
    case 'dismiss':
      phone.dismiss(callId);
  }
}

export async function performPhoneRequest(
  phone: Softphone,
  alerts: CallAlerts | undefined,
  request: PhoneRequest,
): Promise<void> {
  switch (request.action) {
    case 'presence':
      return phone.setPresence(request.choice);
    case 'device':
      return phone.chooseDevice(request.kind, request.deviceId);
    case 'test-sound':
      return phone.playTestSound(request.kind);
    case 'noise-suppression':
      return phone.setNoiseSuppression(request.on);
    case 'enable-sound':
      return phone.enableSound();
    case 'check-line':
      return phone.checkLine();
    case 'enable-alerts':
      return alerts?.enable();
  }
}
