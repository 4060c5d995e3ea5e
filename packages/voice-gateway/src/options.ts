import type { createServer } from 'node:http';
import type { GatewayEvent, Router } from './call/types.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';

export interface GatewayOptions {
  /** HMAC secret that access tokens are signed with; stands for Twilio's API key secret. */
  readonly secret: string;
  /** Decides where a placed call goes; see `defaultRoute` for what happens without. */
  readonly route?: Router;
  /** Told of everything that happens to a leg, in order. What it throws is logged and changes nothing. */
  readonly onEvent?: (event: GatewayEvent) => void;
  /** Told when a device of an identity was registered or is so no more, with how many there are then. */
  readonly onDevices?: (identity: string, devices: number) => void;
  readonly clock?: Clock;
  readonly log?: Log;
  /** How long a phone rings; 30 s when absent. */
  readonly noAnswerMs?: number;
  /** How long a leg waits for its browser to come back after the socket broke; 10 s when absent. */
  readonly graceMs?: number;
  /** Let callers hear the ringing (early media); true when absent. */
  readonly earlyMedia?: boolean;
  /**
   * Sends `{ "reason": … }` as a message of type `end-reason` right before a leg ends for a reason that the protocol has no
   * word for: answered elsewhere, moved to another device, transferred, merged, redirected. False when absent.
   */
  readonly tellEndReasons?: boolean;
  /** Addresses to offer for media besides those of the machine's interfaces; `127.0.0.1` when absent. */
  readonly mediaAddresses?: readonly string[];
}

export interface ListenOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Answers plain HTTP requests on the same port. */
  readonly handler?: Parameters<typeof createServer>[1];
}
