import type { Handover } from '../softphone/ports.js';
import type { Parser } from '../remote/parse.js';
import { list, oneOf, shape, text, variant } from '../remote/parse.js';

/** What the owning page tells the others besides the snapshot. Only pages of the same origin hear it. */
export type OwnerMessage =
  | { readonly type: 'owner' } // a new page owns the audio: say hello again
  | { readonly type: 'handovers'; readonly handovers: readonly Handover[] };

export const ownerProtocol = 'dialora.phone-owner/1';

const envelope = shape({ protocol: oneOf(ownerProtocol) });
const parseOwnerMessage: Parser<OwnerMessage> = variant('type', {
  owner: shape({}),
  handovers: shape({ handovers: list(shape({ callId: text, token: text })) }),
});

export function sealOwner(message: OwnerMessage): OwnerMessage & { readonly protocol: typeof ownerProtocol } {
  return { ...message, protocol: ownerProtocol };
}

export function readOwnerMessage(message: unknown): OwnerMessage | undefined {
  try {
    envelope(message, '');
    return parseOwnerMessage(message, '');
  } catch {
    return undefined;
  }
}
