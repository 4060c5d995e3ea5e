const names = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Does a `Host` header (with or without a port) name this machine? */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return names.has(name) || name.endsWith('.localhost');
}

/** Is an `Origin` header that of a page served by this machine? */
export function loopbackOrigin(origin: string): boolean {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  return parsed !== undefined && isLoopback(parsed.host);
}
