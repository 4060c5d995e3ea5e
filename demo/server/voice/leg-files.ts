import type { EndReason } from '@dialora/voice-gateway';

/** A call of the records, as the line knows it. */
export interface FiledCall {
  readonly accountId: string;
  readonly callId: string;
  /** Legs that are up or ring, by the carrier's ids; the call is over when none is left. */
  readonly legs: Set<string>;
  /** The carrier's id of the caller's leg, and how it ended. */
  readonly caller: string;
  callerEnd: EndReason | undefined;
}

/** Which call's record each leg of the carrier belongs to. */
export interface LegFiles {
  of(callSid: string): FiledCall | undefined;
  /** The leg of a caller whose call's record is known now. */
  open(callSid: string, record: { readonly accountId: string; readonly callId: string }): void;
  /** One more leg of a call, or news of one that was there. */
  put(callSid: string, call: FiledCall): void;
  /** From now on the leg belongs to that other call: who was asked about it has it. */
  refile(callSid: string, callId: string): void;
  forget(call: FiledCall): void;
  liveCallIds(): readonly string[];
}

export function createLegFiles(): LegFiles {
  const files = new Map<string, FiledCall>();
  const calls = (): ReadonlySet<FiledCall> => new Set(files.values());
  return {
    of: (callSid) => files.get(callSid),
    open(callSid, record) {
      files.set(callSid, { ...record, legs: new Set([callSid]), caller: callSid, callerEnd: undefined });
    },
    put: (callSid, call) => void files.set(callSid, call),
    refile(callSid, callId) {
      const from = files.get(callSid);
      const to = [...calls()].find((call) => call.callId === callId);
      if (from === undefined || to === undefined) return;
      from.legs.delete(callSid);
      to.legs.add(callSid);
      files.set(callSid, to);
    },
    forget(call) {
      for (const [callSid, other] of files) if (other === call) files.delete(callSid);
    },
    liveCallIds: () => [...calls()].flatMap(({ legs, callId }) => (legs.size === 0 ? [] : [callId])),
  };
}
