import type { CDPSession } from 'puppeteer-core';

export interface Sound {
  readonly packets: number;
  /** 0 to 1. */
  readonly level: number;
}

/**
 * What arrives at a page, by the statistics of its own peer connections: they are looked up among the page's living
 * objects, so that nothing has to be built into the product for this.
 */
export async function soundIn(session: CDPSession): Promise<Sound> {
  const prototype = await session.send('Runtime.evaluate', { expression: 'RTCPeerConnection.prototype' });
  const found = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId ?? '' });
  const answer = await session.send('Runtime.callFunctionOn', {
    objectId: found.objects.objectId ?? '',
    functionDeclaration: `async function () {
      let packets = 0, level = 0;
      for (const connection of this) {
        // The prototypes of subclasses are among the found, and have no state.
        if (Object.hasOwn(connection, 'constructor') || connection.connectionState !== 'connected') continue;
        for (const report of (await connection.getStats()).values()) {
          if (report.type !== 'inbound-rtp' || report.kind !== 'audio') continue;
          packets += report.packetsReceived ?? 0;
          level = Math.max(level, report.audioLevel ?? 0);
        }
      }
      return { packets, level };
    }`,
    awaitPromise: true,
    returnByValue: true,
  });
  return answer.result.value as Sound;
}
