/*
 * Signed webhooks after the Standard Webhooks specification 1.0.0 (github.com/standard-webhooks): HMAC-SHA256 over
 * `id.timestamp.body`, so that neither the body nor the moment nor the identity of a delivery can be forged. How the
 * live service signs is not published; this is ours.
 */

export interface WebhookHeaders {
  /** Identifies the event; the same over all tries, so that a receiver can drop doubles. */
  readonly 'webhook-id': string;
  /** Seconds since the epoch, of this very try. */
  readonly 'webhook-timestamp': string;
  /** `v1,<base64>`; several, apart by spaces, while a secret is being changed. */
  readonly 'webhook-signature': string;
}

export interface WebhookDelivery {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly body: string;
}

/** The headers that go with a delivery. `secret` is the text as it was handed out. */
export async function signWebhook(secret: string, delivery: WebhookDelivery): Promise<WebhookHeaders> {
  const timestamp = String(Math.floor(delivery.at / 1000));
  const mac = await crypto.subtle.sign(
    'HMAC',
    await keyOf(secret, 'sign'),
    signed(delivery.id, timestamp, delivery.body),
  );
  return {
    'webhook-id': delivery.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`,
  };
}

/**
 * Whether a delivery is genuine and recent. `now` is epoch ms; older or newer than `toleranceMs` (five minutes by
 * default) is refused, so that an overheard delivery cannot be played again later.
 */
export async function verifyWebhook(
  secret: string,
  headers: { get(name: string): string | null },
  body: string,
  now: number,
  toleranceMs = 5 * 60_000,
): Promise<boolean> {
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signatures = headers.get('webhook-signature');
  if (id === null || timestamp === null || signatures === null || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > toleranceMs) return false;
  const key = await keyOf(secret, 'verify');
  for (const each of signatures.split(' ')) {
    const mac = each.startsWith('v1,') ? bytesOf(each.slice(3)) : undefined;
    // `verify` compares in constant time.
    if (mac !== undefined && (await crypto.subtle.verify('HMAC', key, mac, signed(id, timestamp, body)))) return true;
  }
  return false;
}

function keyOf(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    use,
  ]);
}

function signed(id: string, timestamp: string, body: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${id}.${timestamp}.${body}`);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
