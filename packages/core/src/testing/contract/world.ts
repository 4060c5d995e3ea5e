import type { TransportStartOptions, VoiceTransport } from '../../call/transport.js';

/** How a far end behaves when the device under test dials it. */
export type FarEndBehaviour =
  | 'answers' // rings, answers by itself and talks
  | 'rings' // rings for longer than any scenario waits
  | 'busy'
  | 'declines'
  | 'not-found'
  | 'never-answers'; // the carrier gives up before long

/** The far end of the newest call. */
export interface ContractFarEnd {
  hangUp(): Promise<void>;
  /** The parameters that it was called with. */
  parameters(): Promise<Readonly<Record<string, string>>>;
  /** Keys that arrived, in order. */
  digits(): Promise<string>;
  /** Whether the device's voice arrives right now. */
  hears(): Promise<boolean>;
  isOver(): Promise<boolean>;
}

/** A device under test, its carrier, and hands on both. One world for each scenario. */
export interface TransportWorld {
  /** Not started yet. */
  readonly transport: VoiceTransport;
  readonly getToken: TransportStartOptions['getToken'];
  readonly far: ContractFarEnd;
  /** Gives a call id that leads to such a far end. */
  callTo(farEnd: FarEndBehaviour): Promise<string>;
  /** A far end calls the device, with this API call id. Resolves once the carrier rings. */
  callIn(call: { readonly number: string; readonly callId: string }): Promise<void>;
  /** What `getToken` gives from now on. */
  useTokens(kind: 'good' | 'expired' | 'forged'): void;
  /** How many tokens were fetched. */
  tokensFetched(): number;
  /** Makes the tokens from now on expire within a few seconds. */
  shortenTokens(): void;
  /** Cuts the signalling connection and refuses new ones until the returned function is called. */
  cutSignalling(): Promise<() => Promise<void>>;
  /** Another started device of the same person. */
  anotherDevice(): Promise<VoiceTransport>;
  close(): Promise<void>;
}

export interface TransportHarness {
  open(): Promise<TransportWorld>;
}

export interface TransportScenario {
  /** What a caller of the interface sees, as a sentence. */
  readonly name: string;
  run(world: TransportWorld): Promise<void>;
}
