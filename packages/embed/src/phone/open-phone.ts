import type { CallService } from '@dialora/api';
import type { CallControl, ContactSource, PresenceService, Softphone } from '@dialora/core';
import type { LocalSoftphone, OwnerSeat } from '@dialora/voice';
import type { OpenedPhone } from './late-phone.js';

export interface PhoneParts {
  readonly calls: CallService;
  /** Names an agent's callers; a visitor's phone knows nobody. */
  readonly contacts?: ContactSource;
  /** The server's hands on calls, and the agent's presence; a visitor has neither. */
  readonly control?: CallControl;
  readonly presence?: PresenceService;
  /** Tabs that share this name share one phone with one owner of the audio; absent for a phone of this page alone. */
  readonly sharedAs?: string;
}

/** Loads the softphone and makes one. */
export async function openPhone({ calls, contacts, control, presence, sharedAs }: PhoneParts): Promise<OpenedPhone> {
  const [voice, { createGatewayTransport }] = await Promise.all([
    import('@dialora/voice'),
    import('./gateway-transport.js'),
  ]);
  let prepare = (): Promise<void> => Promise.resolve();

  function create(seat?: OwnerSeat): LocalSoftphone {
    // A visitor has no device menu: their calls sound from the system's own devices.
    const audio = contacts === undefined ? undefined : voice.createPhoneAudio();
    const transport = createGatewayTransport(calls, {
      ...(audio === undefined ? {} : { audio: audio.calls }),
      // A visitor calls and is not called.
      receiving: contacts !== undefined,
      ...(seat === undefined ? {} : { keepCallsOnPageHide: () => seat.hasHeir() }),
    });
    prepare = () => transport.prepare();
    return voice.createSoftphone({
      transport,
      calls: {
        async place({ number, contactId, from, extension }, options) {
          const call = await calls.place(
            {
              number,
              ...(contactId === undefined ? {} : { contactId }),
              ...(from === undefined ? {} : { from }),
              ...(extension === undefined ? {} : { extension }),
            },
            options,
          );
          return {
            callId: call.id,
            localNumber: call.fromNumber,
            recordingRule: call.recording.rule,
            remote: { number: call.toNumber, ...(call.contactId == null ? {} : { contactId: call.contactId }) },
          };
        },
      },
      getToken: async (options) => (await calls.voiceToken(options)).token,
      ...(control === undefined ? {} : { control }),
      ...(presence === undefined ? {} : { presence }),
      microphone: voice.createMicrophone(),
      ringtone: audio?.ringtone ?? voice.createRingtone(),
      ...(audio === undefined ? {} : { audio }),
      ...(contacts === undefined
        ? {}
        : {
            async identify(number, options) {
              const [only, ...others] = await contacts.lookup({ number }, options);
              // Two people with one number: the dialer shows the number and lets the agent decide.
              if (!only || others.length > 0) return undefined;
              return { number, name: only.name, contactId: only.id };
            },
          }),
    });
  }

  // Web Locks and BroadcastChannel are in every current browser; without them each tab has its own phone.
  if (sharedAs !== undefined && 'locks' in navigator && typeof BroadcastChannel === 'function') {
    const shared = voice.createSharedSoftphone({ name: sharedAs, create, prepare: () => prepare() });
    return { phone: shared satisfies Softphone, close: () => shared.close() };
  }
  const local = create();
  return { phone: local, close: () => local.dispose() };
}
