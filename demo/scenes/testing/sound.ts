import { expect, type Page } from '@playwright/test';

/** What reaches a page over its own peer connections. `level` is 0 to 1. */
export interface Sound {
  readonly packets: number;
  readonly level: number;
}

/** Remembers every peer connection a page makes; has to run before the page's own code. */
export function watchConnections(): void {
  const made: RTCPeerConnection[] = [];
  Object.assign(globalThis, { connectionsMade: made });
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
}

/** The sound that arrives now, over all connections that are up. */
export function soundAt(page: Page): Promise<Sound> {
  return page.evaluate(async () => {
    const { connectionsMade } = globalThis as unknown as { readonly connectionsMade: readonly RTCPeerConnection[] };
    let packets = 0;
    let level = 0;
    for (const connection of connectionsMade) {
      if (connection.connectionState !== 'connected') continue;
      for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (report['type'] !== 'inbound-rtp' || report['kind'] !== 'audio') continue;
        packets += Number(report['packetsReceived'] ?? 0);
        level = Math.max(level, Number(report['audioLevel'] ?? 0));
      }
    }
    return { packets, level };
  });
}

/** The loudest of what arrives while `packetsMore` further packets (20 ms each) come in. */
export async function loudestOver(page: Page, packetsMore: number): Promise<number> {
  const from = (await soundAt(page)).packets;
  let loudest = 0;
  for (;;) {
    const { packets, level } = await soundAt(page);
    loudest = Math.max(loudest, level);
    if (packets - from >= packetsMore) return loudest;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** The loudest of what arrives from before `act` to a second and a half after it, however long it takes. */
export async function loudestAfter(page: Page, act: () => Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const during = (async () => {
    let loudest = 0;
    while (!over.signal.aborted) loudest = Math.max(loudest, await loudestOver(page, 1));
    return loudest;
  })();
  await act().finally(() => over.abort());
  return Math.max(await during, await loudestOver(page, 75));
}

/** Sound arrives from now on, and some of it is not silence: what a far end plays pauses between its beeps. */
export async function hears(page: Page): Promise<void> {
  const { packets } = await soundAt(page);
  await expect.poll(async () => (await soundAt(page)).packets, { message: 'packets arrive' }).toBeGreaterThan(packets);
  await expect.poll(() => loudestOver(page, 10), { message: 'they are audible' }).toBeGreaterThan(0.001);
}
