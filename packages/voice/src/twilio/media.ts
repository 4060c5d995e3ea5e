import type { Clock, Problem } from '@dialora/core';
import type { CallAudio } from '../audio/index.js';
import { microphoneProblem } from '../softphone/microphone.js';

/**
 * What the SDK is given instead of the browser's own media: the same, but remembered, so that the microphone is
 * certainly released and audio is known to flow before a call is called active. Both are public options of the SDK.
 */
export interface MediaAccess {
  readonly getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  readonly RTCPeerConnection: typeof RTCPeerConnection;
  /** Why the microphone could not be had the last time, if it could not. */
  readonly microphoneProblem: () => Problem | undefined;
  /** The newest connection that the SDK made. */
  readonly latestConnection: () => RTCPeerConnection | undefined;
  /** Lists no devices: choosing them is ours, and the SDK's own way leaves the next call without sound after a change. */
  readonly enumerateDevices: () => Promise<MediaDeviceInfo[]>;
  /** The call is heard through this element until the returned function is called. */
  readonly hearThrough: (element: HTMLAudioElement) => () => void;
  /** Stops every microphone track that was handed out (voice SDK issues 306 and 363: it sometimes keeps one). */
  readonly releaseMicrophone: () => void;
}

/** `audio` opens the microphone that a person chose; without it the system's own is used. */
export function createMediaAccess(audio?: CallAudio): MediaAccess {
  const streams = new Set<MediaStream>();
  const connections = new Set<RTCPeerConnection>();
  let problem: Problem | undefined;
  let latest: RTCPeerConnection | undefined;

  const remember = (connection: RTCPeerConnection): void => {
    latest = connection;
    connections.add(connection);
  };
  class ObservedPeerConnection extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      remember(this);
    }
  }

  let undoReplacing: (() => void) | undefined;
  async function replace(former: MediaStreamTrack, next: MediaStreamTrack): Promise<void> {
    const senders = [...connections].flatMap((connection) => connection.getSenders());
    const speaking = senders.filter(({ track }) => track === former);
    // A connection that closes meanwhile needs no microphone.
    await Promise.all(speaking.map((sender) => sender.replaceTrack(next).catch(() => undefined)));
  }

  return {
    RTCPeerConnection: ObservedPeerConnection,
    enumerateDevices: () => Promise.resolve([]),
    hearThrough: (element) => audio?.hearThrough(element) ?? (() => undefined),
    async getUserMedia(constraints) {
      problem = undefined;
      try {
        const stream = await (audio?.openMicrophone() ?? navigator.mediaDevices.getUserMedia(constraints));
        undoReplacing ??= audio?.onTrackReplaced(replace);
        streams.add(stream);
        return stream;
      } catch (error) {
        problem = microphoneProblem(error);
        throw error;
      }
    },
    microphoneProblem: () => problem,
    latestConnection: () => latest,
    releaseMicrophone() {
      for (const stream of streams) {
        audio?.closeMicrophone(stream);
        for (const track of stream.getTracks()) track.stop();
      }
      streams.clear();
      connections.clear();
      undoReplacing?.();
      undoReplacing = undefined;
      latest = undefined;
    },
  };
}

const pollMs = 100;

/**
 * Calls `flowing` once audio packets arrive on a connected line. The SDK's `accept` comes up to a few hundred
 * milliseconds before that. Returns the cancel.
 */
export function whenMediaFlows(
  connection: () => RTCPeerConnection | undefined,
  clock: Clock,
  flowing: () => void,
): () => void {
  let over = false;
  let cancelTimer = (): void => undefined;

  async function look(): Promise<void> {
    const peer = connection();
    const arrived = peer?.connectionState === 'connected' && (await receivedPackets(peer)) > 0;
    if (over) return;
    if (arrived) flowing();
    else cancelTimer = clock.after(pollMs, () => void look());
  }
  void look();

  return () => {
    over = true;
    cancelTimer();
  };
}

async function receivedPackets(peer: RTCPeerConnection): Promise<number> {
  let packets = 0;
  const report = await peer.getStats();
  report.forEach((entry: { readonly type: string; readonly packetsReceived?: number }) => {
    if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
  });
  return packets;
}

/** True while the browser has tones to begin that were inserted before. */
export function hasTonesToPlay(connection: RTCPeerConnection | undefined): boolean {
  return connection?.getSenders().some((sender) => (sender.dtmf?.toneBuffer ?? '') !== '') ?? false;
}
