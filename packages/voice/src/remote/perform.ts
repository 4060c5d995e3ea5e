import type { DialOutcome, Softphone } from '@dialora/core';
import type { Command } from './protocol.js';

/** Microphone tests that a view began, by its name for them, so that it can end them through another port. */
const tests = new WeakMap<Softphone, Map<string, () => void>>();

/** Carries a command out; resolves with what a dial gave. */
export async function perform(
  phone: Softphone,
  command: Command,
  signal: AbortSignal,
): Promise<DialOutcome | undefined> {
  switch (command.name) {
    case 'dial':
      return phone.dial(command.request, { signal });
    case 'consult':
      return phone.consult(command.callId, command.target, { signal });
    default:
      await plain(phone, command, signal);
      return undefined;
  }
}

function plain(
  phone: Softphone,
  command: Exclude<Command, { readonly name: 'dial' | 'consult' }>,
  signal: AbortSignal,
): Promise<void> | void {
  switch (command.name) {
    case 'start':
      return phone.start({ signal });
    case 'stop':
      return phone.stop();
    case 'answer':
    case 'decline':
    case 'hangUp':
    case 'dismiss':
    case 'swapTo':
    case 'endForAll':
    case 'completeTransfer':
    case 'cancelTransfer':
    case 'sendToVoicemail':
      return phone[command.name](command.callId);
    case 'setMuted':
      return phone.setMuted(command.callId, command.muted);
    case 'sendDigits':
      return phone.sendDigits(command.callId, command.digits);
    case 'setHeld':
      return phone.setHeld(command.callId, command.held);
    case 'merge':
      return phone.merge(command.callId, command.otherId);
    case 'addParty':
    case 'transfer':
      return phone[command.name](command.callId, command.target);
    case 'removeParty':
      return phone.removeParty(command.callId, command.partyId);
    case 'record':
      return phone.record(command.callId, command.action);
    case 'setPresence':
      return phone.setPresence(command.choice);
    case 'chooseDevice':
      return phone.chooseDevice(command.kind, command.deviceId);
    case 'playTestSound':
      return phone.playTestSound(command.kind);
    case 'setNoiseSuppression':
      return phone.setNoiseSuppression(command.on);
    case 'enableSound':
      return phone.enableSound();
    case 'checkLine':
      return phone.checkLine({ signal });
    case 'testMicrophone':
      return beginTest(phone, command.test);
    case 'endMicrophoneTest':
      return endTest(phone, command.test);
  }
}

async function beginTest(phone: Softphone, test: string): Promise<void> {
  const running = tests.get(phone) ?? new Map<string, () => void>();
  tests.set(phone, running);
  running.set(test, await phone.testMicrophone());
}

function endTest(phone: Softphone, test: string): void {
  tests.get(phone)?.get(test)?.();
  tests.get(phone)?.delete(test);
}
