/** Watches the browser's media from outside, so that a test measures what really happens and not what the code says. */
export interface Instruments {
  /** Microphone tracks that are open now. */
  openMicrophones(): number;
  /** Names of the devices that are open and that a call speaks through now. */
  spokenThrough(): string | undefined;
  /** Switches the sent track as a headset's own button would. */
  switchTrack(on: boolean): void;
  /** Where the newest call is heard: the id that its element was sent to. */
  heardOn(): string | undefined;
  /** Audio contexts that sound or could. */
  openContexts(): number;
  /** What the newest connection receives: packets so far, and the loudest level since the last question, 0 to 1. */
  received(): Promise<{ readonly packets: number; readonly level: number }>;
}

/** Must run before the code under test touches the browser's media. */
export function installInstruments(): Instruments {
  const tracks = new Set<MediaStreamTrack>();
  const contexts = new Set<AudioContext>();
  const sinks: string[] = [];
  let newest: RTCPeerConnection | undefined;

  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const getUserMedia = devices?.getUserMedia.bind(devices);
  if (devices !== undefined && getUserMedia !== undefined) {
    devices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    };
  }
  // Copies keep a device open as well.
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    if (tracks.has(this)) tracks.add(copy);
    return copy;
  };
  const remember = (connection: RTCPeerConnection): void => {
    newest = connection;
  };
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      remember(this);
    }
  };
  const setSinkId = HTMLMediaElement.prototype.setSinkId;
  HTMLMediaElement.prototype.setSinkId = function (this: HTMLMediaElement, id: string) {
    sinks.push(id);
    return setSinkId.call(this, id);
  };
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.add(this);
    }
  };

  return {
    openMicrophones: () => [...tracks].filter((track) => track.readyState === 'live').length,
    spokenThrough: () => newest?.getSenders()[0]?.track?.label,
    switchTrack(on) {
      const track = newest?.getSenders()[0]?.track;
      if (track != null) track.enabled = on;
    },
    heardOn: () => sinks.at(-1),
    openContexts: () => [...contexts].filter((context) => context.state !== 'closed').length,
    async received() {
      let packets = 0;
      let level = 0;
      const report = await newest?.getStats();
      report?.forEach((entry: { type: string; packetsReceived?: number; audioLevel?: number }) => {
        if (entry.type !== 'inbound-rtp') return;
        packets = entry.packetsReceived ?? 0;
        level = entry.audioLevel ?? 0;
      });
      return { packets, level };
    },
  };
}
