import { mintToken, type MintOptions } from '@dialora/voice-gateway';

export type MintVoiceToken = (
  identity: string,
  options: Required<Pick<MintOptions, 'ttlSeconds' | 'issuedAt' | 'incoming'>>,
) => string;

/** What Twilio's access tokens are signed with and what they allow (www.twilio.com/docs/iam/access-tokens). */
export interface TwilioKeys {
  readonly accountSid: string;
  /** `SK…` */
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  /** `AP…`: the TwiML app whose voice URL is `/twilio/voice/outgoing`. */
  readonly applicationSid: string;
}

export const mintForGateway =
  (secret: string): MintVoiceToken =>
  (identity, options) =>
    mintToken(identity, { ...options, secret });

export const mintForTwilio =
  ({ apiKeySecret, ...keys }: TwilioKeys): MintVoiceToken =>
  (identity, options) =>
    mintToken(identity, { ...options, ...keys, secret: apiKeySecret });
