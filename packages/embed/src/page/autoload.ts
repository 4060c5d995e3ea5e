import { elements as ours, languages as spoken } from './elements.js';

type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Defines our elements as they appear in the page, and loads the language they stand in. Returns the undo. A load that
 * failed (offline) is tried again when the network returns.
 */
export function autoload(root: Document, elements: Loaders = ours, languages: Loaders = spoken): () => void {
  const loading = new Set<string>();
  const selector = Object.keys(elements).join(',');

  function load(loaders: Loaders, name: string): void {
    const loader = loaders[name];
    if (!loader || loading.has(name)) return;
    loading.add(name);
    loader().catch((error: unknown) => {
      loading.delete(name);
      console.error(`Dialora: the code of "${name}" could not be loaded. It is tried again.`, error);
    });
  }

  function look(node: ParentNode & Node): void {
    if (node instanceof Element && node.matches(selector)) found(node);
    for (const element of node.querySelectorAll(selector)) found(element);
  }

  function found(element: Element): void {
    if (!customElements.get(element.localName)) load(elements, element.localName);
    // A defined element may stand in a language that nothing before it stood in.
    const lang = element.closest('[lang]')?.getAttribute('lang')?.toLowerCase();
    if (lang) load(languages, lang.split(/[-_]/)[0] ?? lang);
  }

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes') {
        const lang = (record.target as Element).getAttribute('lang')?.toLowerCase();
        if (lang) load(languages, lang.split(/[-_]/)[0] ?? lang);
      }
      for (const node of record.addedNodes) if (node instanceof Element) look(node);
    }
  });
  observer.observe(root.documentElement, { childList: true, subtree: true, attributeFilter: ['lang'] });
  const lookAgain = (): void => look(root);
  addEventListener('online', lookAgain);
  look(root);
  return () => {
    observer.disconnect();
    removeEventListener('online', lookAgain);
  };
}
