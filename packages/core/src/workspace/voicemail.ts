interface Cancellable {
  readonly signal?: AbortSignal;
}

/** A message that a caller left. */
export interface Voicemail {
  readonly id: string;
  readonly contactId?: string;
  /** E.164, or free text where the carrier withheld the number. */
  readonly fromNumber: string;
  readonly toNumber: string;
  /** RFC 3339 UTC. */
  readonly receivedAt: string;
  readonly durationSeconds: number;
  readonly state: 'processing' | 'available' | 'erased';
  readonly heard: boolean;
  readonly transcript?: string;
}

/** An address at which a sound, or a medium of a message, can be had for a few minutes. */
export interface MediaLink {
  readonly url: string;
  readonly expiresAt: string;
  readonly mimeType: string;
}

/** Voicemail as the server keeps it. Every method rejects with a `DialoraError`. */
export interface VoicemailSource {
  /** Newest first; `before` is the cursor of the next older page, absent at the end. */
  page(
    query: { readonly before?: string; readonly limit?: number; readonly heard?: boolean },
    options?: Cancellable,
  ): Promise<{ readonly items: readonly Voicemail[]; readonly before?: string }>;
  link(id: string, options?: Cancellable): Promise<MediaLink>;
  setHeard(id: string, heard: boolean, options?: Cancellable): Promise<Voicemail>;
  /** Tells when a voicemail came or changed: read the page again. */
  subscribe(listener: () => void): () => void;
}
