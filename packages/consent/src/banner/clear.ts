/**
 * Removes cookies by name from this host and every parent domain, at the paths they are usually set on. A trailing `*`
 * in a name matches any ending (`_ga*`). Cookies that scripts cannot see (`HttpOnly`) are the server's to clear.
 */
export function clearCookies(names: readonly string[]): void {
  for (const present of readNames()) {
    if (names.some((name) => (name.endsWith('*') ? present.startsWith(name.slice(0, -1)) : present === name)))
      expire(present);
  }
}

function readNames(): readonly string[] {
  try {
    return document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '');
  } catch {
    return [];
  }
}

function expire(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.slice(0, -1).map((_, index) => `; domain=${labels.slice(index).join('.')}`)];
  const folder = location.pathname.replace(/[^/]*$/, '');
  for (const domain of domains) {
    for (const path of ['/', folder]) document.cookie = `${name}=; max-age=0; path=${path}${domain}`;
  }
}
