import type { CallEnd, CallParty, CallQuality } from '../call/call.js';
import type { LegEvent, VoiceLeg } from '../call/transport.js';

/** A leg whose line is turned by hand. Commands are confirmed at once, as by a perfect carrier. */
export interface FakeLeg extends VoiceLeg {
  readonly state: 'dialling' | 'ringing' | 'answered' | 'ended';
  readonly muted: boolean;
  /** False while another leg is talked on. */
  readonly focused: boolean;
  /** Digits that arrived at the far end. */
  readonly digits: string;
  readonly end: CallEnd | undefined;
  ring(): void;
  farAnswers(): void;
  mediaFlows(): void;
  farHangsUp(): void;
  finish(end: CallEnd): void;
  loseConnection(): void;
  regainConnection(): void;
  tellQuality(quality: CallQuality): void;
}

export interface FakeLegOptions {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly remote?: CallParty;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Where handed-out tokens are kept, so that another fake transport finds the leg. */
  readonly handovers: Map<string, FakeLeg>;
}

export function createFakeLeg(options: FakeLegOptions): FakeLeg {
  const listeners = new Set<(event: LegEvent) => void>();
  let state: FakeLeg['state'] = options.direction === 'inbound' ? 'ringing' : 'dialling';
  let muted = false;
  let focused = true;
  let digits = '';
  let end: CallEnd | undefined;

  function tell(event: LegEvent): void {
    // A copy, because a listener may unsubscribe while it is being told.
    for (const listener of [...listeners]) listener(event);
  }
  function finish(reason: CallEnd): void {
    if (state === 'ended') return;
    state = 'ended';
    end = reason;
    tell({ type: 'ended', end: reason });
  }
  function answered(): void {
    if (state === 'ended' || state === 'answered') return;
    state = 'answered';
    tell({ type: 'answered' });
  }
  const tellLive = (event: LegEvent): void => {
    if (state === 'answered') tell(event);
  };

  const leg: FakeLeg = {
    id: options.id,
    direction: options.direction,
    remote: options.remote ?? {},
    parameters: options.parameters ?? {},
    get state() {
      return state;
    },
    get muted() {
      return muted;
    },
    get focused() {
      return focused;
    },
    get digits() {
      return digits;
    },
    get end() {
      return end;
    },
    accept() {
      if (options.direction === 'inbound') answered();
      return Promise.resolve();
    },
    reject() {
      if (options.direction === 'inbound' && state === 'ringing') finish({ reason: 'declined' });
    },
    hangUp: () => finish({ reason: state === 'answered' ? 'local' : 'cancelled' }),
    setMuted(next) {
      if (state === 'ended' || muted === next) return;
      muted = next;
      tell({ type: 'muted', muted });
    },
    setFocus(next) {
      focused = next;
    },
    sendDigits(typed) {
      if (state !== 'answered') return Promise.resolve('');
      const sent = typed.replace(/[^0-9*#]/g, '');
      digits += sent;
      if (sent !== '') tell({ type: 'digits-sent', digits: sent });
      return Promise.resolve(sent);
    },
    handover() {
      if (state !== 'answered') return undefined;
      const token = `handover:${options.id}`;
      options.handovers.set(token, leg);
      return token;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ring() {
      if (state !== 'dialling') return;
      state = 'ringing';
      tell({ type: 'ringing' });
    },
    farAnswers: answered,
    mediaFlows: () => tellLive({ type: 'media-flowing' }),
    farHangsUp: () => finish({ reason: state === 'answered' ? 'remote' : 'cancelled' }),
    finish,
    loseConnection: () => tellLive({ type: 'connection-lost' }),
    regainConnection: () => tellLive({ type: 'connection-back' }),
    tellQuality: (quality) => tellLive({ type: 'quality', quality }),
  };
  return leg;
}
