import { addEnglish } from '../internal/locale.js';
import { calls } from '../locales/en/calls.js';
import { dispositions } from '../locales/en/dispositions.js';
import { phone } from '../locales/en/phone.js';
import { announcementsFor, incomingWords } from './announcements.js';
import { DialoraCallPanel } from './call-panel.js';
import { callInFront, callsAround, incomingCall } from './dialer-calls.js';
import { IncomingAlerts } from './incoming-alerts.js';
import { DialoraIncomingPanel } from './incoming-panel.js';
import { rowsStyles } from './rows.styles.js';
import { DialoraWrapUp } from './wrap-up.js';

addEnglish(calls, phone, dispositions);

/** What the dialer shows and says of calls: a chunk of its own, loaded after the first paint or with the first call. */
export const callViews = {
  IncomingAlerts,
  announcementsFor,
  callInFront,
  callsAround,
  incomingCall,
  incomingWords,
  rowsStyles,
} as const;

export type CallViews = typeof callViews;

export function defineCallViews(): CallViews {
  DialoraCallPanel.define();
  DialoraIncomingPanel.define();
  DialoraWrapUp.define();
  return callViews;
}
