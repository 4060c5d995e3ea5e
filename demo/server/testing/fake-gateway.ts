import type { Gateway, GatewayEvent, GatewayOptions, LegInfo, Route } from '@dialora/voice-gateway';

/** A gateway with no media: a test plays the devices and the line. */
export interface FakeGateway {
  readonly create: (options: GatewayOptions) => Gateway;
  /** Devices of these identities count as registered. */
  readonly registered: Set<string>;
  /** A device of the identity is registered, or is so no more, and the server is told. */
  register(identity: string, here: boolean): void;
  /** Calls that the gateway has on its line, by their ids; it says so when it is asked, whatever it told. */
  readonly onLine: Set<string>;
  /** A browser dials; resolves with where the server sends the call, and the leg to tell more of. */
  dial(
    identity: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<{ readonly route: Route; readonly leg: FakeLeg }>;
}

export interface FakeLeg {
  readonly callSid: string;
  ringing(): void;
  /** `by` is the identity of the device that took the call. */
  answered(by?: string): void;
  /** `afterMs` counts from the answer, however long the test itself takes. */
  ended(reason: Extract<GatewayEvent, { readonly type: 'ended' }>['reason'], afterMs?: number): void;
}

export function createFakeGateway(now: () => Date): FakeGateway {
  const registered = new Set<string>();
  const onLine = new Set<string>();
  let options: GatewayOptions | undefined;
  let serial = 0;
  const silence = {
    rxPackets: 0,
    txPackets: 0,
    rms: 0,
    peakRms: 0,
    loudestRms: 0,
    heardRms: 0,
    heardPeakRms: 0,
    digits: '',
    digitsSent: '',
    chimesHeard: 0,
    connected: true,
  };
  return {
    registered,
    onLine,
    create(given) {
      options = given;
      return {
        attach: () => () => undefined,
        listen: () => Promise.reject(new Error('The fake gateway has no server.')),
        mintToken: () => '',
        calls: () => [...onLine].map((callSid) => ({ callSid })),
        devices: (identity: string) => (registered.has(identity) ? 1 : 0),
        dial: () => ({ callSid: '', rung: [] }),
        hangUp: () => false,
        conversation: () => [],
        faults: {
          dropSockets: () => undefined,
          refuseConnections: () => () => undefined,
          blackholeMedia: () => undefined,
        },
        usage: () => ({ calls: 0, sockets: 0, peers: 0, timers: 0 }),
        stop: () => Promise.resolve(),
      } as unknown as Gateway;
    },
    register(identity, here) {
      if (here) registered.add(identity);
      else registered.delete(identity);
      options?.onDevices?.(identity, here ? 1 : 0);
    },
    async dial(identity, parameters) {
      serial += 1;
      const callSid = `CA${String(serial).padStart(32, '0')}`;
      const route = await options?.route?.({ callSid, temporarySid: `TJ${serial}`, identity, parameters });
      if (route === undefined) throw new Error('The server has given no router.');
      const caller: LegInfo = { callSid, direction: 'from-client', identity, from: '', to: '', parameters };
      const called = (by: string): LegInfo => ({
        ...caller,
        callSid: `${callSid}b`,
        parentCallSid: callSid,
        direction: 'to-client',
        identity: by,
      });
      const tell = (event: GatewayEvent): void => options?.onEvent?.(event);
      let answeredAt: number | undefined;
      return {
        route,
        leg: {
          callSid,
          ringing: () => tell({ ...caller, type: 'ringing', at: now().getTime() }),
          answered(by) {
            const at = now().getTime();
            answeredAt = at;
            if (by !== undefined) tell({ ...called(by), type: 'answered', at });
            tell({ ...caller, type: 'answered', at });
          },
          ended(reason, afterMs = 0) {
            tell({
              ...caller,
              type: 'ended',
              at: (answeredAt ?? now().getTime()) + afterMs,
              reason,
              durationMs: afterMs,
              media: silence,
            });
          },
        },
      };
    },
  };
}
