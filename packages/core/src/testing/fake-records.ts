import type { CallActivity } from '../activity/activity.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import { createStore } from '../store/store.js';
import type {
  CallHistory,
  DeviceMemory,
  MailSender,
  MessageSender,
  OutgoingMail,
  OutgoingMessage,
} from '../workspace/desk.js';

type Read = <T>(name: string, signal: AbortSignal | undefined, answer: () => T) => Promise<T>;

export function createFakeHistory(calls: readonly CallActivity[], read: Read): CallHistory {
  return {
    recent: (options) => read('history.recent', options?.signal, () => calls.slice(0, options?.limit ?? 30)),
  };
}

interface FakeSender<Sent> {
  readonly sent: readonly Sent[];
  /** The next one is refused with this. */
  failNext(problem: Problem): void;
}

export interface FakeMessageSender extends MessageSender, FakeSender<OutgoingMessage> {}
export interface FakeMailSender extends MailSender, FakeSender<OutgoingMail> {}

export const createFakeMessages = (): FakeMessageSender => createFakeSender<OutgoingMessage>();
export const createFakeMails = (): FakeMailSender => createFakeSender<OutgoingMail>();

function createFakeSender<Sent>() {
  const sent: Sent[] = [];
  let next: Problem | undefined;
  return {
    sent,
    failNext(problem: Problem): void {
      next = problem;
    },
    send(one: Sent): Promise<void> {
      const problem = next;
      next = undefined;
      if (problem !== undefined) return Promise.reject(new DialoraError(problem));
      sent.push(one);
      return Promise.resolve();
    },
  };
}

export function createFakeMemory(initial: Readonly<Record<string, string>> = {}): DeviceMemory {
  const store = createStore<Readonly<Record<string, string>>>(initial);
  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    put(name, value) {
      store.update(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }));
    },
  };
}
