import { openStream } from '../../server/testing/stream.ts';

/** Times from asking for a write until each of `clients` open pages has its event. */
export async function eventTimes(harness, clients, writes) {
  const token = await harness.tokenOf('agt_maya');
  const streams = await Promise.all(Array.from({ length: clients }, () => openStream(harness.url, token)));
  const times = [];
  for (let at = 0; at < writes; at += 1) {
    const id = `event-${process.pid}-${at}`;
    const began = performance.now();
    const heard = streams.map(async (stream) => {
      await stream.wait((frame) => frame.data.id === id, 10_000);
      times.push(performance.now() - began);
    });
    const { status } = await harness.maya('POST', '/api/v1/activities', {
      body: { type: 'note', contact_id: 'con_dana', body: 'An event', id },
    });
    if (status !== 201) throw new Error(`The write was answered with ${status}.`);
    await Promise.all(heard);
  }
  for (const stream of streams) stream.close();
  return times;
}
