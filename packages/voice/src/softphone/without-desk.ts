import type { Softphone } from '@dialora/core';
import { DialoraError, createStore, silence } from '@dialora/core';

/** What needs a server behind the line, for a phone that has none, as a visitor's on a business's page. */
export type DeskCommands = Pick<
  Softphone,
  | 'setHeld'
  | 'swapTo'
  | 'merge'
  | 'addParty'
  | 'removeParty'
  | 'endForAll'
  | 'transfer'
  | 'consult'
  | 'completeTransfer'
  | 'cancelTransfer'
  | 'record'
  | 'sendToVoicemail'
  | 'setPresence'
>;
export type AudioCommands = Pick<
  Softphone,
  'chooseDevice' | 'playTestSound' | 'setNoiseSuppression' | 'enableSound' | 'checkLine' | 'levels' | 'testMicrophone'
>;

const refuse = (): Promise<never> =>
  Promise.reject(new DialoraError({ kind: 'forbidden', code: 'not_supported', detail: 'This phone cannot do that.' }));

export const withoutDesk: DeskCommands = {
  setHeld: refuse,
  swapTo: refuse,
  merge: refuse,
  addParty: refuse,
  removeParty: refuse,
  endForAll: refuse,
  transfer: refuse,
  consult: () => Promise.resolve({ kind: 'failed', problem: { kind: 'forbidden', code: 'not_supported' } }),
  completeTransfer: refuse,
  cancelTransfer: refuse,
  record: refuse,
  sendToVoicemail: refuse,
  setPresence: refuse,
};

export const withoutAudio: AudioCommands = {
  chooseDevice: refuse,
  playTestSound: refuse,
  setNoiseSuppression: refuse,
  enableSound: () => Promise.resolve(),
  checkLine: refuse,
  levels: createStore(silence),
  testMicrophone: refuse,
};
