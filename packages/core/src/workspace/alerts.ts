import type { Readable } from '../store/store.js';

/** Whether the system may show that somebody calls. `ask`: nobody said yet; `blocked`: the browser does not ask again. */
export type AlertState = 'unsupported' | 'ask' | 'on' | 'blocked';

export interface CallAlert {
  /** The same id in several pages is one notification. */
  readonly id: string;
  readonly title: string;
  /** It was clicked, and this page has the window in front. */
  readonly onOpen: () => void;
}

/** Notifications of the system, for calls that ring while nobody looks at the page. */
export interface CallAlerts extends Readable<AlertState> {
  /** Asks the person; has to be called while a click or a key is handled. */
  enable(): Promise<void>;
  /** Shows one, unless they are not allowed or somebody looks at this page; returns what takes it away. */
  show(alert: CallAlert): () => void;
}
