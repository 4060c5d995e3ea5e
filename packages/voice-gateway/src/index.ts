export type { EndReason } from './call/reason.js';
export type { LegPhase } from './call/state.js';
export type { DialOptions } from './call/switchboard.js';
export type {
  CallSnapshot,
  GatewayEvent,
  LegDirection,
  LegInfo,
  LegMedia,
  PlacedCall,
  Recorded,
  RecordingPhase,
  RejectRoute,
  RingRoute,
  Route,
  Router,
  ScriptRoute,
} from './call/types.js';
export type { Clock } from './clock.js';
export type { Faults, Gateway, GatewayOptions, ListenOptions, RecordingControl } from './gateway.js';
export { createGateway } from './gateway.js';
export type { Log, LogLevel } from './log.js';
export { defaultRoute } from './route.js';
export { scriptNumbers, scripts } from './scripts/index.js';
export type { FarEnd, Script } from './scripts/script.js';
export type { MintOptions } from './token/mint.js';
export { mintToken } from './token/mint.js';
export type { TokenCheck, TokenErrorCode } from './token/verify.js';
export { verifyToken } from './token/verify.js';
