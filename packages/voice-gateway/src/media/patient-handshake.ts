import type { RTCDtlsTransport } from 'werift';

/** HandshakeType hello_verify_request (RFC 6347, 4.3.2). */
const helloVerifyRequest = 3;
/** The flight in which the client has answered one. */
const answered = 3;

/**
 * Who takes longer than half a second to answer a ClientHello is sent it again, and then answers it twice. The second
 * HelloVerifyRequest says nothing new (RFC 6347, 4.2.4), but werift (0.24.4) gives the connection up for it while the other
 * end goes on: a call that looks connected, with no sound either way. So it never sees the second one.
 */
export function bePatient(transport: RTCDtlsTransport): void {
  transport.onStateChange.subscribe((state) => {
    if (state !== 'connecting') return;
    // It is made in the same turn, after this is told.
    queueMicrotask(() => {
      const { dtls } = transport;
      if (dtls === undefined) return;
      const handle = dtls.onHandleHandshakes;
      dtls.onHandleHandshakes = async (messages) => {
        const isOver = dtls.dtls.flight >= answered;
        const news = messages.filter((message) => !isOver || message.msg_type !== helloVerifyRequest);
        if (news.length > 0) await handle(news);
      };
    });
  });
}
