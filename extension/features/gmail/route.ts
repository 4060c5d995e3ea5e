/** What Gmail's address says. It changes before the view does, and its token is not the thread's id. */
export interface GmailRoute {
  readonly folder: string;
  /** Present when the address names a thread. */
  readonly token?: string;
}

const token = /^[A-Za-z0-9]{16,}$/;

/** Addresses that show one letter or one draft without the mailbox around it: print view, pop-outs, embedded compose. */
export function isMailbox(url: string): boolean {
  const { pathname, searchParams } = new URL(url);
  const view = searchParams.get('view');
  return pathname.startsWith('/mail/') && view !== 'pt' && view !== 'btop' && view !== 'cm';
}

/** Reads `#inbox`, `#label/x/p2`, `#search/q/FMfcgz…`, with or without `?compose=…` behind. */
export function parseGmailRoute(hash: string): GmailRoute {
  const [path = ''] = hash.replace(/^#/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '' && !/^p\d+$/.test(part));
  const last = parts.at(-1) ?? '';
  const folder = parts[0] ?? 'inbox';
  return parts.length > 1 && token.test(last) ? { folder, token: last } : { folder };
}
