/** Whether a category, or a service of it, may run now. */
export type Allows = (category: string, service?: string) => boolean;

/** Selects what a page marked. `data-category` is the attribute that users of other consent tools know already. */
export const marked = '[data-category]';

/** Trusted Types (w3c.github.io/trusted-types) accept an address for a script only from a policy. */
let policy: { createScriptURL(url: string): unknown } | undefined;

const policies = globalThis as {
  readonly trustedTypes?: { createPolicy(name: string, rules: object): typeof policy };
};

function scriptUrl(url: string): string {
  policy ??= policies.trustedTypes?.createPolicy('dialora-consent', { createScriptURL: (text: string) => text });
  return (policy?.createScriptURL(url) ?? url) as string;
}

/** What a look at the page found. */
export interface Applied {
  /** A script that ran cannot be taken back without a reload. */
  readonly stays: boolean;
  /** A frame is held back, and something should stand in for it. */
  readonly held: boolean;
}

/** Lets marked nodes run that may, and takes back those that may no longer. */
export function applyTo(allows: Allows): Applied {
  let stays = false;
  let held = false;
  for (const node of document.querySelectorAll<HTMLElement>(marked)) {
    const data = node.dataset;
    const allowed = allows(data['category'] ?? '', data['service']);
    const released = 'released' in data;
    const name = node.localName;
    if (name === 'script') {
      if (released) stays ||= !allowed;
      else if (allowed && (node as HTMLScriptElement).type === 'text/plain') release(node as HTMLScriptElement);
    } else {
      const attribute = name === 'link' ? 'href' : 'src';
      const address = data[attribute];
      if (address && allowed !== released) {
        node.toggleAttribute('data-released', allowed);
        if (allowed) node.setAttribute(attribute, address);
        else node.removeAttribute(attribute);
      }
      held ||= !allowed && name === 'iframe';
    }
  }
  return { stays, held };
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
