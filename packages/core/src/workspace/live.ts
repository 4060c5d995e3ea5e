import type { Activity } from '../activity/activity.js';
import type { Contact } from '../contact/contact.js';
import type { Readable } from '../store/store.js';

/** A change that the API pushed. */
export type LiveEvent =
  | { readonly type: 'activity-created'; readonly activity: Activity }
  | { readonly type: 'activity-updated'; readonly activity: Activity }
  | { readonly type: 'activity-deleted'; readonly activityId: string; readonly contactId: string }
  | { readonly type: 'contact-updated'; readonly contact: Contact };

export type LiveState = 'connecting' | 'open' | 'lost';

export interface LiveEvents {
  readonly state: Readable<LiveState>;
  /** Tells each event once, in the server's order. After a gap that could not be resumed, `onGap` is called: reload. */
  subscribe(listener: (event: LiveEvent) => void, options?: { readonly onGap?: () => void }): () => void;
}
