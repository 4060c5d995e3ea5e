/** Whether a category, or a service of it, may run now. */
export type Allows = (category: string, service?: string) => boolean;

/** Selects what a page marked. `data-category` is the attribute that users of other consent tools know already. */
export const marked = '[data-category]';

/** Trusted Types (w3c/trusted-types) accept an address for a script only from a policy. */
let policy: { createScriptURL(url: string): unknown } | undefined;

function scriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): typeof policy } })
    .trustedTypes;
  policy ??= factory?.createPolicy('dialora-consent', { createScriptURL: (text: string) => text });
  return (policy?.createScriptURL(url) ?? url) as string;
}

/** Lets marked nodes run that may, and takes back those that may no longer. Returns true when a script that ran cannot be taken back. */
export function applyTo(root: ParentNode, allows: Allows): boolean {
  let stays = false;
  for (const node of root.querySelectorAll<HTMLElement>(marked)) stays = applyToNode(node, allows) || stays;
  return stays;
}

function applyToNode(node: HTMLElement, allows: Allows): boolean {
  const { category = '', service, released, src, href } = node.dataset;
  const allowed = allows(category, service);
  if (node instanceof HTMLScriptElement) {
    if (released === undefined) {
      if (!/^text\/plain$/i.test(node.type)) warn(node, 'add type="text/plain"');
      else if (allowed) release(node, src);
    }
    return released === '' && !allowed;
  }
  const name = node instanceof HTMLLinkElement ? 'href' : 'src';
  const held = name === 'href' ? href : src;
  if (held === undefined) {
    if (node.hasAttribute(name)) warn(node, `write data-${name} for ${name}`);
  } else if (allowed && released === undefined) {
    node.dataset['released'] = '';
    node.setAttribute(name, held);
  } else if (!allowed && released !== undefined) {
    delete node.dataset['released'];
    node.removeAttribute(name);
  }
  return false;
}

/**
 * An inert script has never been prepared, so giving it a type and putting it back in its place runs it, with its own
 * nonce and its own parsed text (HTML standard, "prepare the script element"): no text is assigned, so Trusted Types agree.
 */
function release(script: HTMLScriptElement, src: string | undefined): void {
  script.dataset['released'] = '';
  script.type = script.dataset['type'] ?? 'text/javascript';
  script.async = script.hasAttribute('async');
  if (src !== undefined) script.src = scriptUrl(src);
  const { parentNode, nextSibling } = script;
  script.remove();
  parentNode?.insertBefore(script, nextSibling);
}

function warn(node: HTMLElement, remedy: string): void {
  if (node.dataset['warned'] !== undefined) return;
  node.dataset['warned'] = '';
  console.warn(`Dialora consent: this ${node.localName} is marked but not held back; ${remedy}.`, node);
}
