import type { Principal } from '../auth/principal.js';

/** Who a device of the voice line belongs to. */
export type VoiceIdentity =
  | { readonly kind: 'agent'; readonly agentId: string }
  /** A visitor of a business's page, by session. */
  | { readonly kind: 'visitor'; readonly sessionId: string }
  /** A customer's handset in the phone scene. */
  | { readonly kind: 'phone'; readonly number: string };

export function identityOf(principal: Principal): string {
  switch (principal.kind) {
    case 'agent':
      return `agent.${principal.agentId}`;
    case 'visitor':
      return `visitor.${principal.id}`;
    case 'key':
    case 'staff':
      throw new Error('Only people at a call have a voice.');
  }
}

export function handsetIdentity(number: string): string {
  return `phone.${number.replace('+', '')}`;
}

export function readIdentity(identity: string): VoiceIdentity | undefined {
  const [, kind, rest] = /^(agent|visitor|phone)\.(.+)$/.exec(identity) ?? [];
  if (rest === undefined) return undefined;
  if (kind === 'agent') return { kind, agentId: rest };
  if (kind === 'visitor') return { kind, sessionId: rest };
  return /^[1-9]\d{6,14}$/.test(rest) ? { kind: 'phone', number: `+${rest}` } : undefined;
}
