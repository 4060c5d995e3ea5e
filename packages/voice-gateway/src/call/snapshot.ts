import { isBridge } from './bridge.js';
import type { Leg } from './leg.js';
import type { CallState } from './state.js';
import type { CallSnapshot, RecordingPhase } from './types.js';

/** The live legs of a call, with what is measured on them now. */
export function takeSnapshots(
  state: CallState,
  legs: ReadonlyMap<string, Leg>,
  recording: RecordingPhase,
): readonly CallSnapshot[] {
  return state.legs.flatMap((current) => {
    const leg = legs.get(current.sid);
    if (leg === undefined || current.phase === 'ended' || isBridge(leg)) return [];
    const { phase, held, attached, startedAt, ringingAt, answeredAt } = current;
    return {
      ...leg.info,
      phase,
      held,
      attached,
      startedAt,
      ...(ringingAt === undefined ? {} : { ringingAt }),
      ...(answeredAt === undefined ? {} : { answeredAt }),
      recording,
      media: leg.media(),
    };
  });
}
