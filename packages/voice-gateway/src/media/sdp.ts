/** The little that the gateway reads from a session description (RFC 8866) itself; werift does the rest. */

/** The DTLS fingerprint (RFC 8122): it tells one `RTCPeerConnection` from another. */
export function readFingerprint(sdp: string): string | undefined {
  return /^a=fingerprint:(\S+ \S+)/m.exec(sdp)?.[1]?.toUpperCase();
}

/** The payload type under which the peer takes telephone events at 8 kHz (RFC 4733); `undefined` when it takes none. */
export function readTelephoneEventType(sdp: string): number | undefined {
  const found = /^a=rtpmap:(\d+) telephone-event\/8000/im.exec(sdp)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Does it describe audio that is not rejected (port 0)? */
export function hasAudio(sdp: string): boolean {
  return /^m=audio [1-9]/m.test(sdp);
}
