/** The part of an address that names an entry: `#dialora-activity=<id>`. */
const name = 'dialora-activity';

/** The id of the entry that this address leads to. */
export function linkedActivity(hash: string): string | undefined {
  const id = new URLSearchParams(hash.replace(/^#/, '')).get(name);
  return id === null || id === '' ? undefined : id;
}

/** An address that leads to this entry: the page's own, everything else in its fragment kept. */
export function linkTo(address: string, id: string): string {
  const url = new URL(address);
  // A fragment that is no list of names and values is the page's own route; then ours takes its place.
  const rest = new URLSearchParams(url.hash.includes('=') ? url.hash.slice(1) : '');
  rest.set(name, id);
  url.hash = rest.toString();
  return url.href;
}
