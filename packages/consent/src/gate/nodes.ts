/** Whether a category, or a service of it, may run now. */
export type Allows = (category: string, service?: string) => boolean;

/** Selects what a page marked. `data-category` is the attribute that users of other consent tools know already. */
export const marked = '[data-category]';

/** Trusted Types (w3c.github.io/trusted-types) accept an address for a script only from a policy. */
let policy: { createScriptURL(url: string): unknown } | undefined;

function scriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): typeof policy } })
    .trustedTypes;
  policy ??= factory?.createPolicy('dialora-consent', { createScriptURL: (text: string) => text });
  return (policy ? policy.createScriptURL(url) : url) as string;
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
    const released = data['released'] === '';
    if (node instanceof HTMLScriptElement) {
      if (released) stays ||= !allowed;
      else if (allowed && node.type === 'text/plain') release(node);
    } else if (allowed !== released) {
      const name = node.localName === 'link' ? 'href' : 'src';
      const held = data[name];
      if (held !== undefined) {
        node.toggleAttribute('data-released', allowed);
        if (allowed) node.setAttribute(name, held);
        else node.removeAttribute(name);
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
  script.type = type ?? 'text/javascript';
  // Prepared late, a script would be async by default; one after the other is what the page was written for.
  script.async = script.hasAttribute('async');
  if (src !== undefined) script.src = scriptUrl(src);
  const { parentNode, nextSibling } = script;
  script.remove();
  parentNode?.insertBefore(script, nextSibling);
}
