import type { AgentRunner } from './agents/runner.js';
import type { Secrets } from './auth/secrets.js';
import type { Database } from './db/database.js';
import type { EventHub } from './events/hub.js';
import type { Drain } from './drain.js';
import type { AccessWriter } from './http/access-writer.js';
import type { Limits } from './http/rate-limit.js';
import type { Log } from './log.js';
import type { MediaKeeper } from './media/outside.js';
import type { TwilioVoice } from './twilio/voice/voice.js';
import type { CallControl, ControlScope } from './voice/control.js';
import type { MintVoiceToken } from './voice/token.js';
import type { PostRoom } from './rights/courier.js';

/** What every route may use. */
export interface Services {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly hub: EventHub;
  readonly limits: Limits;
  readonly now: () => Date;
  readonly access: AccessWriter;
  readonly dispatcher: Drain;
  readonly exports: Drain;
  readonly webhooks: Drain;
  /** Has sounds that lie outside erased. */
  readonly mediaEraser: Drain;
  /** Who keeps media outside, by the name under which each was noted. */
  readonly keepers: Readonly<Record<string, MediaKeeper>>;
  readonly agents: AgentRunner;
  /** Of Twilio, whose webhooks are signed with it. */
  readonly twilioAuthToken: string;
  /** The server's hands on live calls, within a transaction. */
  readonly controlIn: (scope: ControlScope) => CallControl;
  /** After the commit of a wish: has the carrier do it for these calls, in this order. Rejects when nothing could be done. */
  readonly carryOut: (accountId: string, callIds: readonly string[]) => Promise<void>;
  /** Where Twilio carries the calls; absent with the local gateway. */
  readonly twilioVoice: TwilioVoice | undefined;
  /** Something of Twilio's may be waiting to be fetched. */
  readonly wakeTwilio: () => void;
  /** Mints access tokens for the voice line of an identity. */
  readonly mintVoiceToken: MintVoiceToken;
  /** Whether a device of the agent is registered with the line, or was a moment ago. */
  readonly isThere: (agentId: string) => boolean;
  /** Where the voice gateway answers for a page at `ownOrigin`: `host:port`; null where Twilio carries the calls. */
  readonly gatewayOf: (ownOrigin: string) => string | null;
  /** Host names, besides this machine's own, under which the server may be asked. */
  readonly publicHosts: readonly string[];
  /** Ids of the browser extensions that may sign agents in; any when empty. */
  readonly extensionIds: readonly string[];
  /** Takes codes to those who say who they are. */
  readonly courier: PostRoom;
}
