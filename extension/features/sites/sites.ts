import { browser } from 'wxt/browser';

const scriptId = 'dialora-sites';

/** The match pattern for what a person typed (`shop.example.com`, an address), or undefined when it is no site. */
export function patternOf(typed: string, allowHttp = false): string | undefined {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const secure = url.protocol === 'https:' || (allowHttp && url.protocol === 'http:');
    if (!secure || !/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+)$/i.test(url.hostname)) return undefined;
    return `${url.protocol}//${url.hostname}/*`;
  } catch {
    return undefined;
  }
}

/** The sites a person allowed for good. The browser's own list is the truth: it can be changed in its settings too. */
export async function allowedSites(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const required = new Set<string>([...(manifest().host_permissions ?? []), ...mailboxes()]);
  return origins.filter((origin) => !required.has(origin)).sort();
}

/** Match patterns of mailboxes, which have a script of their own that marks letters only. */
function mailboxes(): string[] {
  return (manifest().content_scripts ?? []).flatMap((script) => script.matches ?? []);
}

/** Whether a page is a mailbox. An address that is not told to us is none: we may see those of mailboxes. */
export function isMailboxPage(url: string | undefined): boolean {
  return url !== undefined && mailboxes().some((pattern) => url.startsWith(pattern.replace(/\*$/, '')));
}

/** The part of our own manifest that says where we are without being asked. */
function manifest(): {
  readonly host_permissions?: readonly string[] | undefined;
  readonly content_scripts?: readonly { readonly matches?: readonly string[] | undefined }[] | undefined;
} {
  return browser.runtime.getManifest();
}

/** Makes the registered script fit the allowed sites. Safe to call at any time and any number of times. */
export async function registerSites(): Promise<void> {
  const matches = [...(await allowedSites())];
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: scriptId,
      matches,
      excludeMatches: mailboxes(),
      js: ['content-scripts/page.js'],
      css: ['content-scripts/page.css'],
      runAt: 'document_idle',
      allFrames: true,
      // Frames without an address of their own show a part of the page, too.
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]);
}

/** Marks one page for as long as it is shown, by the access that a click on the toolbar or menu gives. */
export async function markTab(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.insertCSS({ target, files: ['/content-scripts/page.css'] });
  await browser.scripting.executeScript({ target, files: ['/content-scripts/page.js'] });
}
