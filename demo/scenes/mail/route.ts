import type { LabelKey } from './data/types.js';
import type { Folder } from './mailbox.js';

export interface Route {
  readonly folder: Folder;
  /** The opaque token of an open thread. */
  readonly token: string | undefined;
}

const tokenPattern = /^[A-Za-z0-9]{16,}$/;
const labels: readonly LabelKey[] = ['customers', 'suppliers', 'internal'];

/** Reads `#inbox`, `#label/customers`, `#search/a+b/FMfcgz…`; anything unknown is the inbox. */
export function parseRoute(hash: string): Route {
  const [path = ''] = hash.replace(/^#/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const token = parts.length > 1 && tokenPattern.test(last) ? last : undefined;
  const [kind = 'inbox', name = ''] = parts;
  return { folder: folderOf(kind, name), token };
}

function folderOf(kind: string, name: string): Folder {
  switch (kind) {
    case 'starred':
    case 'sent':
    case 'all':
    case 'drafts':
      return { kind };
    case 'search':
      return { kind, query: decode(name) };
    case 'label': {
      const label = labels.find((one) => one === name);
      return label === undefined ? { kind: 'inbox' } : { kind, label };
    }
    default:
      return { kind: 'inbox' };
  }
}

export function folderHash(folder: Folder): string {
  if (folder.kind === 'label') return `#label/${folder.label}`;
  if (folder.kind === 'search') return `#search/${encodeURIComponent(folder.query).replace(/%20/g, '+')}`;
  return `#${folder.kind}`;
}

export function threadHash(folder: Folder, token: string): string {
  return `${folderHash(folder)}/${token}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
