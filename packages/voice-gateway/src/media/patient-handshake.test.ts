import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MediaStreamTrack, RTCPeerConnection } from 'werift';
import { until } from '../../testing/index.js';
import { bePatient } from './patient-handshake.js';

const open = (): RTCPeerConnection =>
  new RTCPeerConnection({ iceServers: [], iceUseIpv6: false, iceAdditionalHostAddresses: ['127.0.0.1'] });

const described = async (connection: RTCPeerConnection): Promise<string> => {
  await until(() => connection.iceGatheringState === 'complete', 'all candidates');
  return connection.localDescription?.sdp ?? '';
};

/** Everything of this kind arrives twice, as from an end that was slow and was asked again. */
function doubleVerifyRequests(connection: RTCPeerConnection): () => number {
  let doubled = 0;
  const [transport] = connection.dtlsTransports;
  transport?.onStateChange.subscribe((state) => {
    if (state !== 'connecting') return;
    queueMicrotask(() => {
      const socket = transport.dtls?.transport.socket;
      const hear = socket?.onData;
      if (socket === undefined || hear === undefined) return;
      socket.onData = (data, from) => {
        hear(data, from);
        // A record of type handshake (22), and after its 13 bytes the type of the message.
        if (data[0] !== 22 || data[13] !== 3) return;
        doubled += 1;
        hear(data, from);
      };
    });
  });
  return () => doubled;
}

test('a slow end that verifies the hello twice is connected all the same', async () => {
  const [caller, called] = [open(), open()];
  try {
    caller.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendrecv' });
    await caller.setLocalDescription(await caller.createOffer());
    await called.setRemoteDescription({ type: 'offer', sdp: await described(caller) });
    called.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendrecv' });
    for (const transport of called.dtlsTransports) bePatient(transport);
    const doubled = doubleVerifyRequests(called);
    await called.setLocalDescription(await called.createAnswer());
    await caller.setRemoteDescription({ type: 'answer', sdp: await described(called) });
    const state = (connection: RTCPeerConnection) => connection.dtlsTransports[0]?.state;
    await until(() => state(caller) === 'connected' && state(called) !== 'connecting', 'the handshake', 20_000);
    assert.equal(state(called), 'connected');
    assert.ok(doubled() > 0, 'it came twice');
  } finally {
    await Promise.all([caller.close(), called.close()]);
  }
});
