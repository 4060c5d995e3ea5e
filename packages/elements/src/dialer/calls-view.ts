import { isLive, type Call } from '@dialora/core';

/** Which of the phone's calls stands where in the dialer. */
export interface CallsView {
  /** The call whose controls are shown. */
  readonly front: Call | undefined;
  /** Calls that ring here, oldest first. */
  readonly incoming: readonly Call[];
  /** Live calls behind the front one. */
  readonly others: readonly Call[];
  /** An ended call that waits for its log, shown when nothing is live. */
  readonly wrapUp: Call | undefined;
  /** Ended calls that need no log but a look: missed, answered elsewhere. */
  readonly missed: readonly Call[];
}

/** `chosen` is the call that the person brought to the front, if they did. */
export function viewCalls(calls: readonly Call[], chosen: string | undefined): CallsView {
  const incoming = calls.filter((call) => call.phase === 'ringing-in');
  const running = calls.filter((call) => isLive(call) && call.phase !== 'ringing-in');
  const front =
    running.find((call) => call.id === chosen) ?? running.findLast((call) => call.phase !== 'held') ?? running.at(-1);
  const ended = calls.filter((call) => !isLive(call));
  return {
    front,
    incoming,
    others: running.filter((call) => call !== front),
    wrapUp: front ? undefined : ended.findLast(needsPanel),
    missed: ended.filter((call) => !needsPanel(call)),
  };
}

/** Outgoing calls and answered ones get the panel with reason, next step and log; the rest a line in the missed list. */
function needsPanel(call: Call): boolean {
  return call.direction === 'outbound' || call.answeredAt !== undefined;
}

/** The API knows the call, so that a log can be kept under its id. */
export function canBeLogged(call: Call): boolean {
  return !call.id.startsWith('local:') && call.end?.reason !== 'refused';
}
