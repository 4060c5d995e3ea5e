import { createLogBook, type DurableLogBook } from '@dialora/api/outbox';
import {
  createAgentResource,
  createCallControl,
  createCallService,
  createColleagues,
  createContactSource,
  createPresence,
  type ApiClient,
  type EventStream,
} from '@dialora/api';
import type { LocalSoftphone } from '@dialora/voice';
import {
  createMicrophone,
  createPhoneAudio,
  createSoftphone,
  createTwilioTransport,
  keepAttendance,
} from '@dialora/voice';
import type { Agent } from '@dialora/core';
import { latePresence } from './late-presence.js';
import { logOutcomes } from '../log/auto-log.js';
import { createPlacing, identify } from './place.js';

export interface PhoneHostOptions {
  readonly client: ApiClient;
  /** What happens on the account; one line for all that a page does, because browsers give a host only a few. */
  readonly events: EventStream;
  readonly gateway: string | undefined;
  /** Told when an entry was kept, so that somebody who outlives this page can send it. */
  readonly onKept: () => void;
}

export interface PhoneHost {
  readonly phone: LocalSoftphone;
  close(): Promise<void>;
}

/** How soon the account is asked for again when the API did not answer, in milliseconds. */
const retryMs = 5000;

/** The softphone that owns the audio, with its log: Chrome's offscreen page, Firefox's sidebar. */
export function createPhoneHost({ client, events, gateway, onKept }: PhoneHostOptions): PhoneHost {
  const calls = createCallService(client);
  const contacts = createContactSource(client);
  const agent = createAgentResource(client);
  let log: DurableLogBook | undefined;
  let undoLog: (() => void) | undefined;

  const country = (): string | undefined => {
    const known = agent.get();
    return known.state === 'ready' ? known.value.account.country : undefined;
  };
  const agentId = (): string | undefined => {
    const known = agent.get();
    return known.state === 'ready' ? known.value.id : undefined;
  };
  const presence = latePresence((agentId) => createPresence(client, createColleagues(client, events), agentId));
  const audio = createPhoneAudio();
  const transport = createTwilioTransport({ gateway, audio: audio.calls });
  const device = crypto.randomUUID();
  // The API learns from the gateway itself who can be rung, from Twilio it does not.
  const leave =
    gateway === undefined
      ? keepAttendance({ transport, tell: (registered) => calls.noteDevice(device, registered) })
      : (): void => undefined;
  const phone = createSoftphone({
    transport,
    calls: createPlacing(calls, country),
    control: createCallControl(client, events, agentId),
    presence,
    getToken: async (options) => (await calls.voiceToken(options)).token,
    identify: (number, options) => identify(contacts, number, options),
    microphone: createMicrophone(),
    ringtone: audio.ringtone,
    audio,
  });

  const openLog = (who: Agent): void => {
    if (log !== undefined) return;
    presence.attach(who.id);
    log = createLogBook({ client, accountId: who.account.id, agentId: who.id });
    undoLog = logOutcomes(phone, log, onKept);
  };
  let retry: ReturnType<typeof setTimeout> | undefined;
  const undoAgent = agent.subscribe((known) => {
    if (known.state === 'ready') openLog(known.value);
    if (known.state === 'failed') retry = setTimeout(() => void agent.reload(), retryMs);
  });
  void agent.reload();

  return {
    phone,
    async close() {
      clearTimeout(retry);
      undoAgent();
      undoLog?.();
      presence.close();
      leave();
      log?.close();
      contacts.close();
      await phone.dispose();
    },
  };
}
