/** Who may ask an agent to sign in. Both are public clients: they keep no secret, PKCE proves them. */
export interface OAuthClient {
  readonly id: string;
  /** Shown on the sign-in page. */
  readonly name: string;
  /** What the tokens' holder is and where it will run: whether an address to return to is one of its own. */
  readonly redirectOrigins: (redirectUri: URL, where: Where) => readonly string[] | undefined;
}

interface Where {
  readonly ownOrigin: string;
  /** Ids that are let in; any when empty. */
  readonly extensionIds: readonly string[];
}

const clients: readonly OAuthClient[] = [
  { id: 'dialora-extension', name: 'Dialora for Gmail', redirectOrigins: ofExtension },
  { id: 'dialora-web', name: 'Dialora on the web', redirectOrigins: ofPage },
];

export function findClient(id: string): OAuthClient | undefined {
  return clients.find((client) => client.id === id);
}

/**
 * `identity.launchWebAuthFlow` returns to an address that only the browser itself can catch; the extension's id is in
 * it. Chromium: `https://<id>.chromiumapp.org/`; Firefox: `https://<hash>.extensions.allizom.org/`, whose pages then
 * have an origin drawn by chance.
 */
function ofExtension(uri: URL, { extensionIds }: Where): readonly string[] | undefined {
  const pinned = (id: string): boolean => extensionIds.length === 0 || extensionIds.includes(id);
  if (uri.protocol !== 'https:' || uri.port !== '') return undefined;
  const chromium = /^([a-p]{32})\.chromiumapp\.org$/.exec(uri.hostname)?.[1];
  if (chromium !== undefined) return pinned(chromium) ? [`chrome-extension://${chromium}`] : undefined;
  const firefox = /^([0-9a-f]{40})\.extensions\.allizom\.org$/.exec(uri.hostname)?.[1];
  if (firefox !== undefined) return pinned(firefox) ? ['moz-extension://*'] : undefined;
  return undefined;
}

/** Pages of this very server, and of a developer's own machine (RFC 8252, section 7.3: any port of the loopback). */
function ofPage(uri: URL, { ownOrigin }: Where): readonly string[] | undefined {
  if (uri.origin === ownOrigin) return [uri.origin];
  if (uri.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(uri.hostname)) return [uri.origin];
  return undefined;
}
