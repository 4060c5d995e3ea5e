/*
 * Proof Key for Code Exchange (RFC 7636) with S256, the only method that OAuth 2.1 leaves. Nothing here touches a
 * browser API but Web Crypto, so that it runs in a service worker, a page and Node alike.
 */

export interface Pkce {
  /** Stays where it was made until the exchange. */
  readonly verifier: string;
  /** Goes into the authorize address. */
  readonly challenge: string;
}

/** A fresh verifier of 256 random bits and its challenge. */
export async function createPkce(): Promise<Pkce> {
  const verifier = randomText();
  return { verifier, challenge: await challengeOf(verifier) };
}

/** `BASE64URL(SHA256(verifier))`, RFC 7636 §4.2. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

/** An unguessable `state`, which ties the redirect to the one who started it. */
export function createState(): string {
  return randomText();
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
