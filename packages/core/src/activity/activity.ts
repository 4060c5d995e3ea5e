import type { CallDirection } from '../call/call.js';

interface ActivityBase {
  readonly id: string;
  readonly contactId: string;
  /** RFC 3339 UTC; the order of a feed is `(occurredAt, id)`. */
  readonly occurredAt: string;
  /** The agent who did or logged it, when a person of the account did. */
  readonly author?: { readonly id: string; readonly name: string };
}

export type CallOutcome = 'completed' | 'no-answer' | 'busy' | 'declined' | 'failed' | 'canceled' | 'in-progress';

/** What one side of a call said, and from when. */
export interface TranscriptTurn {
  readonly speaker: 'agent' | 'contact';
  readonly text: string;
  /** Seconds since the beginning of what was recorded; fractions allowed. */
  readonly atSeconds: number;
}

export interface CallActivity extends ActivityBase {
  readonly type: 'call';
  readonly callId: string;
  readonly direction: CallDirection;
  readonly outcome: CallOutcome;
  readonly number: string;
  readonly durationSeconds: number;
  readonly disposition?: string;
  readonly note?: string;
  readonly recordingId?: string;
  /** In the order in which it was said; there when somebody had the recording written down. */
  readonly transcript?: readonly TranscriptTurn[];
}

export interface AiCallActivity extends ActivityBase {
  readonly type: 'ai_call';
  readonly callId: string;
  readonly direction: CallDirection;
  readonly outcome: CallOutcome;
  readonly number: string;
  readonly durationSeconds: number;
  readonly agentName: string;
  readonly summary?: string;
  readonly transcript: readonly TranscriptTurn[];
  readonly extractedData: Readonly<Record<string, string>>;
  readonly recordingId?: string;
}

export interface VoicemailActivity extends ActivityBase {
  readonly type: 'voicemail';
  readonly number: string;
  readonly durationSeconds: number;
  readonly voicemailId?: string;
  readonly transcript?: string;
}

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'received';

/** A picture, a voice note or a file that came along with a message. */
export interface MessageMedium {
  readonly id: string;
  /** As the carrier named it, e.g. `image/jpeg`; `application/octet-stream` when it did not say. */
  readonly mimeType: string;
}

export interface MessageActivity extends ActivityBase {
  readonly type: 'sms' | 'whatsapp';
  readonly direction: CallDirection;
  readonly number: string;
  /** Empty when media came without a text. */
  readonly body: string;
  readonly status: MessageStatus;
  /** In the order in which they were sent; absent when it was text alone. */
  readonly media?: readonly MessageMedium[];
}

export interface EmailActivity extends ActivityBase {
  readonly type: 'email';
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Absent once the 24-hour Gmail cache was purged. */
  readonly snippet?: string;
  /** When the cached text is deleted. */
  readonly contentExpiresAt?: string;
  readonly threadId?: string;
  readonly attachments: readonly { readonly name: string; readonly size: number; readonly mimeType: string }[];
}

export interface NoteActivity extends ActivityBase {
  readonly type: 'note';
  readonly body: string;
}

export interface AppointmentActivity extends ActivityBase {
  readonly type: 'appointment';
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place?: string;
}

export interface ConsentActivity extends ActivityBase {
  readonly type: 'consent';
  readonly purpose: 'call' | 'sms' | 'whatsapp' | 'email' | 'recording' | 'marketing';
  readonly change: 'given' | 'withdrawn';
  readonly how: string;
}

/** One entry of a contact's feed, discriminated by `type`. */
export type Activity =
  | CallActivity
  | AiCallActivity
  | VoicemailActivity
  | MessageActivity
  | EmailActivity
  | NoteActivity
  | AppointmentActivity
  | ConsentActivity;

export type ActivityType = Activity['type'];

/** A keyset page, newest first. `before` is the cursor of the next older page; absent at the beginning of time. */
export interface ActivityPage {
  readonly items: readonly Activity[];
  readonly before?: string;
}

/** Feed order: newest first by `(occurredAt, id)`, both descending. */
export function compareActivities(a: Activity, b: Activity): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}
