import { privacyClocks, type WirePrivacyRequestKind } from '@dialora/api/schemas';

const hour = 3_600_000;
const day = 24 * hour;

export interface Clocks {
  /** The first answer is due. */
  readonly acknowledgeBy: Date;
  /** The request is done, or refused with its reasons. */
  readonly dueAt: Date;
}

/**
 * When a request that came in at `receivedAt` is due: acknowledged within 48 hours, done within 30 days; a grievance
 * is answered within 72 hours (privacy policy, sections 9 and 15; DPDP Act 2023 s.13).
 */
export function clocksOf(kind: WirePrivacyRequestKind, receivedAt: Date): Clocks {
  const hours = kind === 'grievance' ? privacyClocks.grievanceAnswerWithinHours : privacyClocks.acknowledgeWithinHours;
  return {
    acknowledgeBy: new Date(receivedAt.getTime() + hours * hour),
    dueAt: new Date(receivedAt.getTime() + privacyClocks.doneWithinDays * day),
  };
}

/** The one extension: 30 days after the day that was promised first. */
export function extended(dueAt: string): Date {
  return new Date(Date.parse(dueAt) + privacyClocks.extensionDays * day);
}
