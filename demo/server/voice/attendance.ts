/** A page that is reloaded is back by then, and nobody need hear that it was gone. */
const goneAfterMs = 2_000;

/** Hears of devices and tells which agents came and went. */
export interface Attendance {
  /** How many devices of the agent are registered now. */
  heard(agentId: string, devices: number): void;
  /** As it was told last: an agent whose page is being reloaded is still there, also to the page that asks meanwhile. */
  isThere(agentId: string): boolean;
  stop(): void;
}

/** The first device of an agent makes it reachable, the last one that goes ends that; what is between is no news. */
export function createAttendance(onChange: (agentId: string) => void): Attendance {
  const present = new Set<string>();
  const leaving = new Map<string, NodeJS.Timeout>();

  function stay(agentId: string): void {
    clearTimeout(leaving.get(agentId));
    leaving.delete(agentId);
  }

  return {
    heard(agentId, devices) {
      stay(agentId);
      if (devices > 0) {
        if (present.has(agentId)) return;
        present.add(agentId);
        onChange(agentId);
        return;
      }
      if (!present.has(agentId)) return;
      const timer = setTimeout(() => {
        stay(agentId);
        present.delete(agentId);
        onChange(agentId);
      }, goneAfterMs);
      timer.unref();
      leaving.set(agentId, timer);
    },
    isThere: (agentId) => present.has(agentId),
    stop() {
      for (const agentId of [...leaving.keys()]) stay(agentId);
    },
  };
}
