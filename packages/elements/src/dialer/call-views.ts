import { DialoraCallPanel } from './call-panel.js';
import { DialoraIncomingPanel } from './incoming-panel.js';
import { DialoraWrapUp } from './wrap-up.js';

/** What the dialer shows of calls: a chunk of its own, loaded after the first paint or with the first call. */
export function defineCallViews(): void {
  DialoraCallPanel.define();
  DialoraIncomingPanel.define();
  DialoraWrapUp.define();
}
