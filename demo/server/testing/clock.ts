/** The server's clock, which goes with the real one and can be put forward by hand. */
export interface TestClock {
  readonly now: () => Date;
  forward(ms: number): void;
}

export function testClock(): TestClock {
  let ahead = 0;
  return { now: () => new Date(Date.now() + ahead), forward: (ms) => void (ahead += ms) };
}
