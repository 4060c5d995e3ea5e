/** Hosts (`host:port`) that are spoken to without TLS because they are this machine. */
const localGateways = new Set<string>();

/** True for a gateway on this machine, where `ws:` is as safe as `wss:` and needs no certificate. */
export function isLocalGateway(gateway: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(gateway);
}

/** The SDK has `wss://` in its code; for a gateway on this machine that becomes `ws://`. Anything else stays as it is. */
export function localUrl(url: string): string {
  const match = /^wss:\/\/([^/]+)(.*)$/.exec(url);
  const host = match?.[1] ?? '';
  return localGateways.has(host) ? `ws://${host}${match?.[2] ?? ''}` : url;
}

export function allowLocalGateway(gateway: string): void {
  if (isLocalGateway(gateway)) localGateways.add(gateway);
}

/**
 * Runs `evaluate` while `globalThis.WebSocket` is one that speaks plainly to local gateways. The SDK keeps the class that
 * it finds when its module is evaluated, so the page has its own back right afterwards.
 */
export async function withLocalWebSocket<T>(evaluate: () => Promise<T>): Promise<T> {
  const Original = globalThis.WebSocket;
  class GatewayWebSocket extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(localUrl(String(url)), protocols);
    }
  }
  globalThis.WebSocket = GatewayWebSocket;
  try {
    return await evaluate();
  } finally {
    if (globalThis.WebSocket === GatewayWebSocket) globalThis.WebSocket = Original;
  }
}
