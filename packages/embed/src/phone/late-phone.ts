import { createStore, idlePhone, silence, toProblem, type PhoneSnapshot, type Softphone } from '@dialora/core';

/** A phone and the way to let it go. */
export interface OpenedPhone {
  readonly phone: Softphone;
  close(): Promise<void>;
}

export interface LatePhone extends Softphone {
  close(): Promise<void>;
}

/**
 * A phone that is made on first use: no code of the softphone and no request before somebody turns it on or calls. Until
 * then it is off; when it cannot be made (signed out, offline) the line says why, and the next use tries again.
 */
export function createLatePhone(open: () => Promise<OpenedPhone>): LatePhone {
  const store = createStore<PhoneSnapshot>(idlePhone);
  let opened: OpenedPhone | undefined;
  let opening: Promise<Softphone> | undefined;
  let closed = false;
  let unfollow = (): void => undefined;

  function ready(): Promise<Softphone> {
    if (opened) return Promise.resolve(opened.phone);
    opening ??= open()
      .then((made) => {
        if (closed) void made.close();
        opened = made;
        unfollow = made.phone.subscribe((snapshot) => store.set(snapshot));
        store.set(made.phone.get());
        return made.phone;
      })
      .finally(() => (opening = undefined));
    return opening;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async start(options) {
      if (!opened) store.update((phone) => ({ ...phone, line: { state: 'connecting' } }));
      try {
        await (await ready()).start(options);
      } catch (error) {
        if (!opened) store.update((phone) => ({ ...phone, line: { state: 'failed', problem: toProblem(error) } }));
        throw error;
      }
    },
    stop: async () => opened?.phone.stop(),
    async dial(request, options) {
      let phone: Softphone;
      try {
        phone = await ready();
      } catch (error) {
        return { kind: 'failed', problem: toProblem(error) };
      }
      return phone.dial(request, options);
    },
    answer: async (callId) => opened?.phone.answer(callId),
    decline: async (callId) => opened?.phone.decline(callId),
    hangUp: async (callId) => opened?.phone.hangUp(callId),
    setMuted: async (callId, muted) => opened?.phone.setMuted(callId, muted),
    sendDigits: async (callId, digits) => opened?.phone.sendDigits(callId, digits),
    dismiss: (callId) => opened?.phone.dismiss(callId),
    setHeld: async (callId, held) => opened?.phone.setHeld(callId, held),
    swapTo: async (callId) => opened?.phone.swapTo(callId),
    merge: async (callId, otherId) => opened?.phone.merge(callId, otherId),
    addParty: async (callId, target) => opened?.phone.addParty(callId, target),
    removeParty: async (callId, partyId) => opened?.phone.removeParty(callId, partyId),
    endForAll: async (callId) => opened?.phone.endForAll(callId),
    transfer: async (callId, target) => opened?.phone.transfer(callId, target),
    consult: (callId, target, options) =>
      opened?.phone.consult(callId, target, options) ??
      Promise.resolve({ kind: 'failed', problem: { kind: 'not-found', detail: 'There is no such call.' } }),
    completeTransfer: async (callId) => opened?.phone.completeTransfer(callId),
    cancelTransfer: async (callId) => opened?.phone.cancelTransfer(callId),
    record: async (callId, action) => opened?.phone.record(callId, action),
    sendToVoicemail: async (callId) => opened?.phone.sendToVoicemail(callId),
    setPresence: async (choice) => (await ready()).setPresence(choice),
    chooseDevice: async (kind, deviceId) => (await ready()).chooseDevice(kind, deviceId),
    playTestSound: async (kind) => (await ready()).playTestSound(kind),
    setNoiseSuppression: async (on) => (await ready()).setNoiseSuppression(on),
    enableSound: async () => (await ready()).enableSound(),
    checkLine: async (options) => (await ready()).checkLine(options),
    levels: {
      get: () => opened?.phone.levels.get() ?? silence,
      subscribe(listener) {
        // Before there is a phone there is nothing to hear; whoever looks is served once there is one.
        let undo = opened?.phone.levels.subscribe(listener);
        const undoOpening = store.subscribe(() => {
          undo ??= opened?.phone.levels.subscribe(listener);
        });
        return () => {
          undoOpening();
          undo?.();
        };
      },
    },
    testMicrophone: async () => (await ready()).testMicrophone(),
    async close() {
      closed = true;
      unfollow();
      await opened?.close();
    },
  };
}
