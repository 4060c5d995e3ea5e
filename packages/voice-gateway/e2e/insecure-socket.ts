/**
 * The Voice SDK dials `wss://` only and keeps the WebSocket class it finds when its module runs. On a loopback host this
 * stands in for it and drops the TLS; it has to be imported before the SDK.
 */
class LocalSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(String(url).replace(/^wss:\/\/(?=127\.0\.0\.1|localhost)/, 'ws://'), protocols);
  }
}

globalThis.WebSocket = LocalSocket;
