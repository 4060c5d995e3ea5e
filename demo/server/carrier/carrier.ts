import type { WireMessageStatus } from '@dialora/api/schemas';

export type Channel = 'sms' | 'whatsapp' | 'email';

/** Something to be carried. `id` is ours and the same over all tries. */
export type Parcel =
  | {
      readonly channel: 'sms' | 'whatsapp';
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly body: string;
      readonly template?: { readonly name: string; readonly variables: Readonly<Record<string, string>> };
    }
  | {
      readonly channel: 'email';
      readonly id: string;
      readonly from: string;
      readonly to: readonly string[];
      readonly cc: readonly string[];
      readonly subject: string;
      readonly text: string;
    };

/** How far something came. `id` is the carrier's, or ours where the carrier knows it. */
export interface DeliveryReport {
  readonly carrierId: string;
  readonly status: Extract<WireMessageStatus, 'sent' | 'delivered' | 'read' | 'failed'>;
  /** The carrier's own code of a failure. */
  readonly errorCode?: string;
}

/** The carrier will never take this parcel. Anything else that `send` throws is tried again. */
export class RefusedByCarrierError extends Error {
  override readonly name = 'RefusedByCarrierError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Whoever brings messages to people: Twilio, a mail server, or the local one. */
export interface MessageCarrier {
  /**
   * Takes a parcel over and resolves with the carrier's id for it. How it goes on is told to `onReport`, in this
   * process or through a webhook.
   * @throws RefusedByCarrierError when trying again would change nothing.
   */
  send(parcel: Parcel, signal: AbortSignal): Promise<{ readonly carrierId: string }>;
  /** One listener; a carrier that reports by webhook never calls it. */
  onReport(listener: (report: DeliveryReport) => void): void;
  stop(): void;
}
