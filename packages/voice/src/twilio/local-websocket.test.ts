import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowLocalGateway, isLocalGateway, localUrl, withLocalWebSocket } from './local-websocket.js';

test('only the gateway that was named, on this machine, is spoken to without TLS', () => {
  allowLocalGateway('localhost:5170');
  allowLocalGateway('voice.example.com');
  assert.equal(localUrl('wss://localhost:5170/signal'), 'ws://localhost:5170/signal');
  assert.equal(localUrl('wss://localhost:5171/signal'), 'wss://localhost:5171/signal');
  assert.equal(localUrl('wss://voice.example.com/signal'), 'wss://voice.example.com/signal');
  assert.equal(localUrl('wss://localhost:5170.example.com/signal'), 'wss://localhost:5170.example.com/signal');
});

test('a host that merely looks local is not', () => {
  for (const host of ['localhost', 'localhost:1', '127.0.0.1:9', '[::1]:9']) assert.ok(isLocalGateway(host), host);
  for (const host of ['localhost.example.com', '127.0.0.1.example.com:9', 'example.com/localhost', '10.0.0.1']) {
    assert.ok(!isLocalGateway(host), host);
  }
});

test('the page has its own WebSocket back after the SDK was evaluated, and after it failed to load', async () => {
  class PageSocket {
    readonly url: string;
    constructor(url: string) {
      this.url = url;
    }
  }
  const before = globalThis.WebSocket;
  globalThis.WebSocket = PageSocket as unknown as typeof WebSocket;
  try {
    allowLocalGateway('127.0.0.1:8080');
    const Captured = await withLocalWebSocket(() => Promise.resolve(globalThis.WebSocket));
    assert.equal(globalThis.WebSocket, PageSocket);
    assert.equal(new Captured('wss://127.0.0.1:8080/signal').url, 'ws://127.0.0.1:8080/signal');
    await assert.rejects(withLocalWebSocket(() => Promise.reject(new Error('offline'))));
    assert.equal(globalThis.WebSocket, PageSocket);
  } finally {
    globalThis.WebSocket = before;
  }
});
