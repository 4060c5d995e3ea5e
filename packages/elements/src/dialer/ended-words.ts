import type { Call, CallEndReason } from '@dialora/core';
import type { MessageKey } from '../internal/locale.js';

const words: Readonly<Record<CallEndReason, MessageKey>> = {
  local: 'ended.local',
  remote: 'ended.remote',
  cancelled: 'ended.cancelled-by-us',
  declined: 'ended.declined-by-them',
  busy: 'ended.busy',
  'no-answer': 'ended.no-answer',
  elsewhere: 'ended.elsewhere',
  transferred: 'ended.transferred',
  merged: 'ended.merged',
  voicemail: 'ended.voicemail',
  'not-found': 'ended.not-found',
  refused: 'ended.refused',
  'microphone-denied': 'ended.microphone-denied',
  network: 'ended.network',
  'signed-out': 'ended.signed-out',
  failed: 'ended.failed',
};

/** Why a call is over, as the person here would say it. */
export function endedKey(call: Call): MessageKey {
  const reason = call.end?.reason ?? 'failed';
  if (call.direction === 'inbound' && (call.answeredAt === undefined || call.talkedBefore !== undefined)) {
    if (reason === 'cancelled' || reason === 'no-answer' || reason === 'remote') {
      return call.returnedFrom === undefined ? 'ended.missed' : 'ended.back-missed';
    }
    if (reason === 'declined' || reason === 'local') return 'ended.declined-by-us';
  }
  return words[reason];
}
