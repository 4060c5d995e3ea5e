import type { Announcer } from '../internal/announcer.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { entryText, pendingText } from './entries/entry.js';
import { seekIn } from './sounds.js';
import type { TimelineList } from './timeline-list.js';

export interface RowActionsOptions {
  readonly locale: LocaleController;
  readonly announcer: Announcer;
  readonly list: TimelineList;
  readonly format: (e164: string) => string;
  readonly dial: (number: string) => void;
  readonly retry: (id: string) => void;
  readonly discard: (id: string) => void;
  /** An address that leads to an entry. */
  readonly link: (id: string) => string;
  /** Shows the player of an entry's sound. */
  readonly listen: (key: string, kind: string, id: string) => void;
  /** Downloads what came along with a message. */
  readonly save: (messageId: string, mediumId: string) => void;
  /** Another entry of the same mail thread. */
  readonly show: (id: string) => void;
  /** Says something to everybody, not only to screen readers; empty takes it back. */
  readonly tell: (message: string) => void;
}

/** What the buttons in rows do. One listener serves all rows: `data-action` says which button it is. */
export class RowActions {
  readonly #options: RowActionsOptions;

  constructor(options: RowActionsOptions) {
    this.#options = options;
  }

  readonly onClick = (event: Event): void => {
    const { list, dial, retry, discard, listen } = this.#options;
    const [target] = event.composedPath();
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-action]') : undefined;
    const { action, number, open, id, kind, at } = button?.dataset ?? {};
    if (action === 'dial' && number !== undefined) dial(number);
    if ((action === 'open' || action === 'close') && open !== undefined) list.open(event, open, action === 'close');
    if (action === 'copy') void this.#copy(event);
    if (action === 'listen' && id !== undefined && open !== undefined) listen(open, kind ?? '', id);
    if (action === 'save' && id !== undefined && open !== undefined) this.#options.save(open, id);
    if (action === 'seek') seekIn(button?.closest('article') ?? undefined, Number(at));
    if (action === 'link') void this.#copyLink(event);
    if (action === 'show' && id !== undefined) this.#options.show(id);
    if (action === 'retry' && id !== undefined) retry(id);
    if (action === 'discard' && id !== undefined) discard(id);
  };

  /** Ctrl+C on an entry, with nothing selected, copies the whole of it. True when it was that. */
  onKeyDown(event: KeyboardEvent): boolean {
    const [target] = event.composedPath();
    const copy =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'c';
    if (!copy || !(target instanceof Element) || target.localName !== 'article' || hasSelection(target)) return false;
    void this.#copy(event);
    return true;
  }

  async #copyLink(event: Event): Promise<void> {
    const row = this.#options.list.rowOf(event);
    if (row?.kind === 'entry') await this.#write({ key: row.key, text: this.#options.link(row.activity.id) });
  }

  async #copy(event: Event): Promise<void> {
    const entry = this.#textOf(event);
    if (entry) await this.#write(entry);
  }

  async #write(entry: { readonly key: string; readonly text: string }): Promise<void> {
    const { list, tell, announcer, locale } = this.#options;
    try {
      await navigator.clipboard.writeText(entry.text);
      list.showCopied(entry.key);
      tell('');
      announcer.say(locale.t('shared.copied'));
    } catch {
      // The page's permissions policy forbids it, or the page is not secure.
      tell(locale.t('entry.copy-failed'));
    }
  }

  #textOf(event: Event): { readonly key: string; readonly text: string } | undefined {
    const { list, locale, format } = this.#options;
    const row = list.rowOf(event);
    if (!row || row.kind === 'day') return undefined;
    const text = row.kind === 'entry' ? entryText(locale, row.activity, format) : pendingText(row.pending);
    return { key: row.key, text };
  }
}

/** Chromium tells of a selection inside a shadow root only there, the others in the document. */
function hasSelection(element: Element): boolean {
  const root = element.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  return [root.getSelection?.(), document.getSelection()].some((selection) => (selection?.toString() ?? '') !== '');
}
