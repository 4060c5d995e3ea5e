/**
 * Registers `element` under `tag` unless something already is: the first definition stays, because a page may carry two
 * copies of this library (its own bundle and a script tag) and `customElements.define` would throw for the second.
 */
export function define(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry | null | undefined = globalThis.customElements,
): void {
  // Content scripts of an extension see `null` here (w3c/webextensions#1024): elements cannot be defined there.
  if (!registry) return;
  const existing = registry.get(tag);
  if (!existing) {
    registry.define(tag, element);
    return;
  }
  if (existing !== element) {
    console.warn(`<${tag}> is already defined by another copy of the code. The first definition is kept.`);
  }
}
