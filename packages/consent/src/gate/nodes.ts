/** Whether a category, or a service of it, may run now. */
export type Allows = (category: string, service?: string) => boolean;

/** Selects what a page marked. `data-category` is the attribute that users of other consent tools know already. */
export const marked = '[data-category]';

/** Trusted Types (w3c.github.io/trusted-types) accept an address for a script only from a policy. */
let policy: { createScriptURL(url: string): unknown } | undefined;

function scriptUrl(url: string): string {
  policy ??= (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): typeof policy } }
  ).trustedTypes?.createPolicy('dialora-consent', { createScriptURL: (text: string) => text }) ?? {
    createScriptURL: (text) => text,
  };
  return policy.createScriptURL(url) as string;
}

/**
 * Lets marked nodes run that may, and takes back those that may no longer.
 * Returns true when a script that ran cannot be taken back without a reload.
 */
export function applyTo(root: ParentNode, allows: Allows): boolean {
  let stays = false;
  for (const node of root.querySelectorAll<HTMLElement>(marked)) {
    const data = node.dataset;
    const allowed = allows(data['category'] ?? '', data['service']);
    const released = 'released' in data;
    const name = node.localName;
    if (name === 'script') {
      if (released) stays ||= !allowed;
      else if (allowed && (node as HTMLScriptElement).type === 'text/plain') release(node as HTMLScriptElement);
    } else if (allowed !== released) {
      const address = name === 'link' ? 'href' : 'src';
      const held = data[address];
      if (held) {
        node.toggleAttribute('data-released', allowed);
        if (allowed) node.setAttribute(address, held);
        else node.removeAttribute(address);
      }
    }
  }
  return stays;
}

/**
 * An inert script has never been prepared, so giving it a type and putting it back in its place runs it, with its own
 * nonce and its own parsed text (HTML standard, "prepare the script element"): no text is assigned, so Trusted Types agree.
 */
function release(script: HTMLScriptElement): void {
  const { type, src } = script.dataset;
  script.dataset['released'] = '';
  script.type = type ?? '';
  // Prepared late, a script would be async by default; one after the other is what the page was written for.
  script.async = script.hasAttribute('async');
  if (src) script.src = scriptUrl(src);
  const place = new Comment();
  script.replaceWith(place);
  place.replaceWith(script);
}
