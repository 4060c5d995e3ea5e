import { createStore, idlePhone, toProblem, type PhoneSnapshot, type Softphone } from '@dialora/core';

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
    async close() {
      closed = true;
      unfollow();
      await opened?.close();
    },
  };
}
