import type { ServiceConfig } from './config.js';

/**
 * Removes what withdrawn services left: cookies on this host and every parent domain, at the paths they are usually set
 * on, and keys of local and session storage. A trailing `*` in a name matches any ending (`_ga*`). Cookies that scripts
 * cannot see (`HttpOnly`) are the server's to clear.
 */
export function clearStored(services: readonly ServiceConfig[]): void {
  try {
    const names = document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '');
    for (const name of names) if (matches(services, 'cookies', name)) expire(name);
    for (const storage of [localStorage, sessionStorage])
      for (const key of Object.keys(storage)) if (matches(services, 'storage', key)) storage.removeItem(key);
  } catch {
    // storage is denied: nothing was left
  }
}

function matches(services: readonly ServiceConfig[], kind: 'cookies' | 'storage', name: string): boolean {
  return services.some((service) =>
    service[kind].some((wanted) => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted)),
  );
}

function expire(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, index) => `; domain=${labels.slice(index).join('.')}`)];
  const folder = location.pathname.replace(/[^/]*$/, '');
  for (const domain of domains) {
    for (const path of ['/', folder]) document.cookie = `${name}=; max-age=0; path=${path}${domain}`;
  }
}
