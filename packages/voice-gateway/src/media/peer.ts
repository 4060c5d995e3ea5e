import { randomInt } from 'node:crypto';
import type { RTCRtpTransceiver, RtpPacket } from 'werift';
import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket as WeriftRtpPacket,
} from 'werift';
import { createBlackhole } from './blackhole.js';
import type { Frame } from './frame.js';
import { frameSamples } from './frame.js';
import type { HeardDigit } from './digit-receiver.js';
import { createDigitReceiver } from './digit-receiver.js';
import { createDigitSender } from './digit-sender.js';
import { decodeUlaw, encodeUlaw } from './g711.js';
import { createJitterBuffer } from './jitter-buffer.js';
import { bePatient } from './patient-handshake.js';
import type { AudioPort } from './port.js';
import { hasAudio, readFingerprint, readTelephoneEventType } from './sdp.js';
import type { Source } from './source.js';
import { digitTones } from './tones.js';

/** The gateway's end of one browser's `RTCPeerConnection`: PCMU and telephone events, nothing else. */
export interface Peer extends AudioPort {
  /** Media can flow both ways now. */
  readonly connected: boolean;
  readonly rxPackets: number;
  readonly txPackets: number;
  /** The browser's DTLS fingerprint, once its description is known. */
  readonly fingerprint: string | undefined;
  /** Takes the browser's offer and resolves with the answer, all candidates in it (the SDK never trickles). */
  answer(offer: string): Promise<string>;
  /** Resolves with an offer for a browser that is to be rung. */
  offer(): Promise<string>;
  /** Takes the browser's answer to `offer`. */
  accept(answer: string): Promise<void>;
  /** Lets no packet in or out, as a broken network does; for tests. */
  blackhole(on: boolean): void;
  close(): Promise<void>;
}

export interface PeerOptions {
  /** Addresses offered as ICE candidates besides those of the machine's interfaces. */
  readonly addresses?: readonly string[];
  readonly onDigit: (digit: HeardDigit) => void;
  /** Its sockets are gone. */
  readonly onClosed?: () => void;
}

const audioType = 0; // PCMU, RFC 3551
const offeredEventType = 101;
const gatheringMs = 1_500;

const audioCodec = (): RTCRtpCodecParameters =>
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: audioType });

const eventCodec = (): RTCRtpCodecParameters =>
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 8000,
    channels: 1,
    payloadType: offeredEventType,
    parameters: '0-15',
  });

export function createPeer(options: PeerOptions): Peer {
  const hole = createBlackhole();
  const connection = new RTCPeerConnection({
    codecs: { audio: [audioCodec(), eventCodec()], video: [] },
    // Without an empty list werift asks a public STUN server; nothing may leave the machine.
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: [...(options.addresses ?? ['127.0.0.1'])],
    iceFilterStunResponse: hole.filter,
    bundlePolicy: 'max-bundle',
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  const incoming = createJitterBuffer();
  const digitsIn = createDigitReceiver(options.onDigit);
  const digitsOut = createDigitSender();
  let inBandDigits: Source | undefined;
  let transceiver: RTCRtpTransceiver | undefined;
  let fingerprint: string | undefined;
  let eventType: number | undefined;
  let rxPackets = 0;
  let txPackets = 0;
  let sequenceNumber = randomInt(0x8000);
  let timestamp = randomInt(0x7fff_ffff);
  let talking = false;
  let closing: Promise<void> | undefined;

  connection.onTrack.subscribe((remote) => remote.onReceiveRtp.subscribe(receive));

  function receive(packet: RtpPacket): void {
    if (hole.on) return;
    rxPackets += 1;
    const { payloadType, timestamp: at, sequenceNumber: number } = packet.header;
    if (payloadType === audioType) {
      if (packet.payload.length === frameSamples) incoming.push(number, decodeUlaw(packet.payload));
    } else if (payloadType === eventType) {
      digitsIn.packet(at, packet.payload);
    }
  }

  function header(type: number, at: number, marker: boolean): RtpHeader {
    sequenceNumber = (sequenceNumber + 1) & 0xffff;
    const ssrc = transceiver?.sender.ssrc ?? 0;
    return new RtpHeader({ version: 2, payloadType: type, sequenceNumber, timestamp: at >>> 0, marker, ssrc });
  }

  function sendAudio(frame: Frame): void {
    const packet = new WeriftRtpPacket(header(audioType, timestamp, !talking), Buffer.from(encodeUlaw(frame)));
    talking = true;
    track.writeRtp(packet);
  }

  function sendEvents(type: number): boolean {
    const packets = digitsOut.next();
    if (packets === undefined) return false;
    talking = false;
    for (const { payload, first, sinceStart } of packets) {
      // Not through the track: werift's sender stamps every packet with the audio codec's payload type.
      const transport = transceiver?.sender.dtlsTransport;
      void transport?.sendRtp(Buffer.from(payload), header(type, timestamp - sinceStart, first));
      txPackets += 1;
    }
    return packets.length > 0;
  }

  /**
   * Keys are agreed. Not `connectionState`: werift leaves that at `disconnected` for good after an ICE restart
   * (0.24.4), and refuses to send by itself while it has no path.
   */
  function secured(): boolean {
    return transceiver?.sender.dtlsTransport.state === 'connected';
  }

  /**
   * After an ICE restart of a connection that has its keys, werift (0.24.4) answers the browser's checks but never
   * nominates a pair, so nothing could be sent any more; it has to be told to start checking again.
   */
  function resumeChecks(): void {
    if (!secured()) return;
    for (const transport of connection.iceTransports) {
      if (transport.connection.nominated === undefined) transport.start().catch(() => undefined);
    }
  }

  function connecting(made: RTCRtpTransceiver): RTCRtpTransceiver {
    bePatient(made.sender.dtlsTransport);
    return made;
  }

  async function shut(): Promise<void> {
    track.stop();
    await connection.close().catch(() => undefined);
    options.onClosed?.();
  }

  function take(sdp: string): void {
    const found = readFingerprint(sdp);
    // werift takes a description without media for a success that never connects.
    if (found === undefined || !hasAudio(sdp)) throw new RangeError('The session description offers no secured audio.');
    fingerprint = found;
    eventType = readTelephoneEventType(sdp);
  }

  async function describe(): Promise<string> {
    if (connection.iceGatheringState !== 'complete') await gathered(connection);
    return connection.localDescription?.sdp ?? '';
  }

  return {
    get connected() {
      const { iceConnectionState: ice } = connection;
      return secured() && (ice === 'connected' || ice === 'completed');
    },
    get rxPackets() {
      return rxPackets;
    },
    get txPackets() {
      return txPackets;
    },
    get fingerprint() {
      return fingerprint;
    },
    async answer(offer) {
      take(offer);
      transceiver ??= connecting(connection.addTransceiver(track, { direction: 'sendrecv' }));
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      await connection.setLocalDescription(await connection.createAnswer());
      resumeChecks();
      return describe();
    },
    async offer() {
      transceiver ??= connecting(connection.addTransceiver(track, { direction: 'sendrecv' }));
      await connection.setLocalDescription(await connection.createOffer());
      return describe();
    },
    async accept(answer) {
      take(answer);
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    },
    read() {
      digitsIn.tick();
      return incoming.pull();
    },
    write(frame) {
      timestamp += frameSamples;
      if (!secured()) return;
      if (eventType !== undefined && sendEvents(eventType)) return;
      const spoken = inBandDigits?.next();
      if (spoken === undefined) inBandDigits = undefined;
      sendAudio(spoken ?? frame);
      txPackets += 1;
    },
    sendDigit({ digit, durationMs }) {
      if (eventType === undefined) inBandDigits = digitTones(digit);
      else digitsOut.queue(digit, durationMs);
    },
    blackhole: (on) => hole.set(on),
    close() {
      closing ??= shut();
      return closing;
    },
  };
}

/** Resolves when all candidates are known; host candidates take milliseconds. */
async function gathered(connection: RTCPeerConnection): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, gatheringMs);
    const subscription = connection.iceGatheringStateChange.subscribe((state) => {
      if (state === 'complete') done();
    });
    function done(): void {
      clearTimeout(timer);
      subscription.unSubscribe();
      resolve();
    }
  });
}
