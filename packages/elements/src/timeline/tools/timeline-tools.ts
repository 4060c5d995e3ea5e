import type { ReactiveController, ReactiveElement } from 'lit';
import type { Announcer } from '../../internal/announcer.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import type { Conversation } from '../conversation.js';
import type { TimelineRow } from '../rows.js';
import type { TimelineList } from '../timeline-list.js';
import { linkedActivity } from './deep-link.js';
import { Highlights } from './highlights.js';
import { printConversation } from './print.js';
import { TimelineSearch } from './search.js';
import { toolsBar, toolsButton, type ToolsBarOptions } from './tools-bar.js';

export interface TimelineToolsOptions {
  readonly locale: LocaleController;
  readonly announcer: Announcer;
  readonly list: TimelineList;
  readonly conversation: Conversation;
  /** All that a row says, as text. */
  readonly textOf: (row: TimelineRow) => string;
  /** What is drawn of the feed. */
  readonly feed: () => HTMLElement | null | undefined;
  /** A filter must not hide what somebody looks for. */
  readonly unfilter: () => void;
}

/** Search, the way to a date or to an entry that an address names, and print. */
export class TimelineTools implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: TimelineToolsOptions;
  readonly #search: TimelineSearch;
  readonly #highlights = new Highlights();
  #open = false;
  #query = '';
  #busy = false;
  #linked: string | undefined;

  constructor(host: ReactiveElement, options: TimelineToolsOptions) {
    this.#host = host;
    this.#options = options;
    this.#search = new TimelineSearch(options.textOf);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#onHash);
    this.#onHash();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#onHash);
    this.#highlights.clear();
  }

  /** The row that is looked at. */
  get match(): string | undefined {
    return this.#search.current;
  }

  /** Another conversation. */
  restart(): void {
    this.#query = '';
    this.#search.update('', []);
    this.#highlights.clear();
    this.#onHash();
  }

  /** Once rows are there: the search follows them, and an entry that the address names is shown once. */
  update(): void {
    const { conversation } = this.#options;
    this.#search.update(this.#open ? this.#query : '', conversation.rows.rows);
    const linked = this.#linked;
    if (linked === undefined || conversation.snapshot?.newest.state !== 'idle') return;
    this.#linked = undefined;
    // After this drawing: the rows have to be there first.
    void this.#host.updateComplete.then(() => this.showActivity(linked));
  }

  /** Marks what was found in the rows that are drawn now. */
  readonly mark = (): void => {
    const feed = this.#options.feed();
    if (feed) this.#highlights.mark(feed, this.#search.query);
  };

  /** Reads back as far as needed, brings the entry into view and gives it the focus. False when there is none. */
  async showActivity(id: string): Promise<boolean> {
    const { conversation, list, unfilter } = this.#options;
    const key = `entry ${id}`;
    const found = await this.#back((entries) => entries.some((entry) => entry.id === id));
    if (!found) return false;
    if (!conversation.rows.rows.some((row) => row.key === key)) unfilter();
    await this.#drawn();
    return list.scrollToKey(key);
  }

  /** Brings the first entry of that day, or the first one after it, into view. `day` is `YYYY-MM-DD`, the reader's own. */
  async showDate(day: string): Promise<boolean> {
    const start = new Date(`${day}T00:00:00`).getTime();
    if (Number.isNaN(start)) return false;
    const { conversation, list, locale, announcer } = this.#options;
    await this.#back((entries) => Date.parse(entries[0]?.occurredAt ?? '') < start);
    await this.#drawn();
    const { rows } = conversation.rows;
    const row =
      rows.find((each) => each.kind === 'entry' && Date.parse(each.activity.occurredAt) >= start) ??
      rows.findLast((each) => each.kind !== 'day');
    if (!row) {
      announcer.say(locale.t('timeline.empty'));
      return false;
    }
    return list.scrollToKey(row.key);
  }

  print(): void {
    const { conversation, textOf, locale } = this.#options;
    const texts = conversation.rows.rows.flatMap((row) => (row.kind === 'day' ? [] : [textOf(row)]));
    printConversation(locale, texts, conversation.snapshot?.older.state === 'end');
  }

  renderButton(): unknown {
    return toolsButton(this.#bar());
  }

  renderBar(): unknown {
    return toolsBar(this.#bar());
  }

  #bar(): ToolsBarOptions {
    const { locale, conversation } = this.#options;
    return {
      locale,
      open: this.#open,
      query: this.#query,
      matches: this.#search.matches.length,
      position: this.#search.position,
      incomplete: conversation.snapshot?.older.state !== 'end',
      busy: this.#busy,
      onToggle: this.toggle,
      onQuery: (query) => {
        this.#query = query;
        this.#host.requestUpdate();
      },
      onStep: (direction) => this.#step(direction),
      onDate: (day) => void this.showDate(day),
      onOlder: () => void this.#further(),
      onPrint: () => this.print(),
    };
  }

  /** Opens the search with the focus in it, or closes it with the focus back on its button. */
  readonly toggle = (): void => {
    this.#open = !this.#open;
    void this.#drawn().then(() => {
      const at = this.#open ? '.tools input[type="search"]' : '.tools-button';
      this.#host.renderRoot.querySelector<HTMLElement>(at)?.focus();
    });
  };

  #step(direction: 1 | -1): void {
    const key = this.#search.step(direction);
    if (key === undefined) return;
    this.#options.list.reveal(key);
    this.#host.requestUpdate();
  }

  /** Reads on until something more is found, a few pages at a time. */
  async #further(): Promise<void> {
    const before = this.#search.matches.length;
    let pages = 0;
    await this.#back(() => {
      this.#search.update(this.#query, this.#options.conversation.rows.rows);
      return this.#search.matches.length > before || (pages += 1) > 5;
    });
  }

  async #back(enough: Parameters<Conversation['readBack']>[0]): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      return await this.#options.conversation.readBack(async (entries) => {
        await this.#drawn();
        return enough(entries);
      });
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  readonly #onHash = (): void => {
    this.#linked = linkedActivity(location.hash);
    if (this.#linked !== undefined) this.#host.requestUpdate();
  };
}
