import { isLive, type Call } from '@dialora/core';

/** Which of the phone's calls stands where in the dialer. */
export interface CallsView {
  /** The call whose controls are shown. */
  readonly front: Call | undefined;
  /** Calls that ring here, oldest first. */
  readonly incoming: readonly Call[];
  /** Live calls behind the front one. */
  readonly others: readonly Call[];
  /** An ended call that waits for its log, or one that rings again before that was saved; shown when nothing is live. */
  readonly wrapUp: Call | undefined;
  /** Ended calls that need no log but a look: missed, answered elsewhere. */
  readonly missed: readonly Call[];
  /** Ended calls that nobody has to look at: questions to a colleague before a transfer. */
  readonly spent: readonly Call[];
}

/** `chosen` is the call that the person brought to the front, if they did. */
export function viewCalls(calls: readonly Call[], chosen: string | undefined): CallsView {
  const incoming = calls.filter((call) => call.phase === 'ringing-in');
  const running = calls.filter((call) => isLive(call) && call.phase !== 'ringing-in');
  const front = frontOf(running, chosen);
  const ended = calls.filter((call) => !isLive(call));
  const spent = ended.filter(isSpent);
  const kept = ended.filter((call) => !isSpent(call));
  return {
    front,
    incoming,
    others: running.filter((call) => call !== front),
    wrapUp: front ? undefined : (kept.findLast(needsPanel) ?? incoming.find(wasTalkedOn)),
    missed: kept.filter((call) => !needsPanel(call)),
    spent,
  };
}

const wasTalkedOn = ({ talkedBefore }: Call): boolean => talkedBefore !== undefined;

/** Who was asked in vain still sees that a colleague called. */
function isSpent({ consultFor, direction, answeredAt }: Call): boolean {
  return consultFor !== undefined && (direction === 'outbound' || answeredAt !== undefined);
}

/** What is talked on stands in front; among calls on hold, the one that was chosen. */
function frontOf(running: readonly Call[], chosen: string | undefined): Call | undefined {
  const open = running.filter((call) => call.heldSince === undefined);
  const list = open.length > 0 ? open : running;
  return list.find((call) => call.id === chosen) ?? list.at(-1);
}

/** Outgoing calls and answered ones get the panel with reason, next step and log; the rest a line in the missed list. */
function needsPanel(call: Call): boolean {
  return call.direction === 'outbound' || call.answeredAt !== undefined;
}

/** The API knows the call, so that a log can be kept under its id. */
export function canBeLogged(call: Call): boolean {
  return !call.id.startsWith('local:') && call.end?.reason !== 'refused';
}
