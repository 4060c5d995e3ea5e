import type { LegEvent, TransportEvent, VoiceLeg, VoiceTransport } from '../../call/transport.js';
import { DialoraError } from '../../problem/problem.js';
import type { Problem } from '../../problem/problem.js';

/** The few checks of the contract, so that it runs under any runner and in a page. */
export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  check(a === b, `${what}: expected ${b}, got ${a}`);
}

/** Waits until `condition` holds, looking often. Fails with what was seen last. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  seen: () => unknown = () => undefined,
  ms = 15_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not within ${ms} ms: ${what}. Seen: ${JSON.stringify(seen())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Everything a leg tells, with the waiting that scenarios need. */
export class LegRecorder {
  readonly events: LegEvent[] = [];
  readonly leg: VoiceLeg;

  constructor(leg: VoiceLeg) {
    this.leg = leg;
    leg.subscribe((event) => void this.events.push(event));
  }
  get types(): readonly string[] {
    return this.events.map((event) => event.type);
  }
  /** The types without the ones that may come at any time. */
  get course(): readonly string[] {
    return this.types.filter((type) => type !== 'quality');
  }
  async until(type: LegEvent['type'], times = 1): Promise<void> {
    await until(
      () => this.types.filter((each) => each === type).length >= times,
      `the leg tells ${type}`,
      () => this.events,
    );
  }
  async end(): Promise<string> {
    await this.until('ended');
    const [end] = this.events.filter((event) => event.type === 'ended');
    return end?.end.reason ?? 'none';
  }
}

/** Collects line states and incoming legs. */
export class LineRecorder {
  readonly states: string[] = [];
  readonly incoming: VoiceLeg[] = [];
  readonly stop: () => void;

  constructor(transport: VoiceTransport) {
    this.stop = transport.subscribe((event: TransportEvent) => {
      if (event.type === 'line') this.states.push(event.line.state);
      else this.incoming.push(event.leg);
    });
  }
  async until(state: string): Promise<void> {
    await until(
      () => this.states.includes(state),
      `the line becomes ${state}`,
      () => this.states,
    );
  }
  async nextIncoming(index = 0): Promise<VoiceLeg> {
    await until(() => this.incoming.length > index, 'a call comes in');
    const leg = this.incoming[index];
    check(leg !== undefined, 'a call comes in');
    return leg;
  }
}

/** The problem that a promise is rejected with. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    check(error instanceof DialoraError, `expected a DialoraError, got ${String(error)}`);
    return error.problem;
  }
  throw new Error('expected a rejection');
}
