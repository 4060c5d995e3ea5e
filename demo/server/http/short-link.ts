import type { Secrets } from '../auth/secrets.js';

/** How long such an address stays good, in ms. Whoever needs it for longer asks for another one. */
const linkMs = 5 * 60_000;

/** Addresses that open one thing for a few minutes, with no key: what a media element or a download can ask for. */
export interface ShortLinks<Names extends readonly string[]> {
  /** The address of what these names lead to, as the wire has it. */
  make(
    names: Names,
    at: { readonly now: Date; readonly ownOrigin: string },
  ): { readonly url: string; readonly expires_at: string };
  /** The names it was made of; undefined for a key that is not ours, `expired` for one that was. */
  read(key: string, now: Date): Names | 'expired' | undefined;
}

/** `use` keeps the links of one kind from opening another; `path` is the route's, its `:key` to be filled. */
export function createShortLinks<Names extends readonly string[]>(
  secrets: Secrets,
  { use, path }: { readonly use: string; readonly path: string },
): ShortLinks<Names> {
  return {
    make(names, { now, ownOrigin }) {
      const expires = new Date(now.getTime() + linkMs);
      const key = secrets.sign(JSON.stringify([use, expires.getTime(), names]));
      return {
        url: `${ownOrigin}${path.replace(':key', encodeURIComponent(key))}`,
        expires_at: expires.toISOString(),
      };
    },
    read(key, now) {
      const payload = secrets.verify(key);
      if (payload === undefined) return undefined;
      const [found, expires, names] = JSON.parse(payload) as [string, number, Names];
      if (found !== use) return undefined;
      return expires <= now.getTime() ? 'expired' : names;
    },
  };
}
