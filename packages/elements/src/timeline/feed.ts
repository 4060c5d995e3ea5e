import {
  compareActivities,
  createStore,
  isTransient,
  toProblem,
  type Activity,
  type ActivityPage,
  type ActivitySource,
  type LiveEvent,
  type LiveEvents,
  type Problem,
  type Readable,
} from '@dialora/core';
import { inserted, merged } from './entry-order.js';

/** Where a read stands. `end` is only said of older pages: there are none. */
export type Progress =
  { readonly state: 'idle' | 'loading' | 'end' } | { readonly state: 'failed'; readonly problem: Problem };

export interface FeedSnapshot {
  /** Oldest first, each id once. */
  readonly entries: readonly Activity[];
  /** The newest page: `idle` once it is here. */
  readonly newest: Progress;
  readonly older: Progress;
}

export interface FeedOptions {
  readonly contactId: string;
  readonly activities: ActivitySource;
  readonly live: LiveEvents;
  /** Entries of a page. */
  readonly limit?: number;
}

/** A read under way, and what live events told meanwhile. */
interface Read {
  /** Ids they spoke of: the page may be older than that. */
  readonly touched: Set<string>;
  /** What lies further back than was read by then; looked at again once the page is there. */
  readonly late: Map<string, LiveEvent>;
}

interface CheckedPage extends ActivityPage {
  readonly last: Activity | undefined;
  readonly late: ReadonlyMap<string, LiveEvent>;
}

/** After a gap in the live events everything that is shown is read again, up to so many pages; older ones are dropped. */
const mostPages = 20;

/**
 * One contact's feed: pages by cursor from the newest backwards, kept true by live events. An event always wins over a
 * page that was asked for before it came.
 */
export class ActivityFeed implements Readable<FeedSnapshot> {
  readonly #options: FeedOptions;
  readonly #store = createStore<FeedSnapshot>({
    entries: [],
    newest: { state: 'loading' },
    older: { state: 'idle' },
  });
  readonly #stop = new AbortController();
  readonly #reads = new Set<Read>();
  #before: string | undefined;
  /** The last entry of the oldest page as it came: everything newer than it was read. */
  #oldest: Activity | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  get(): FeedSnapshot {
    return this.#store.get();
  }

  subscribe(listener: (value: FeedSnapshot, previous: FeedSnapshot) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Reads the newest page and follows live events until `stop`. */
  start(): void {
    const { live } = this.#options;
    const undo = [
      live.subscribe((event) => this.#apply(event), { onGap: () => void this.resync() }),
      live.state.subscribe((state) => {
        if (state === 'open') this.#retry();
      }),
    ];
    this.#stop.signal.addEventListener('abort', () => undo.forEach((each) => each()));
    void this.reload();
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Reads the newest page for the first time, or again after that failed. */
  async reload(): Promise<void> {
    this.#set({ newest: { state: 'loading' } });
    const page = await this.#page(undefined);
    if (!page) return;
    if ('problem' in page) {
      this.#set({ newest: { state: 'failed', problem: page.problem } });
      return;
    }
    this.#before = page.before;
    this.#oldest = page.last;
    this.#set({
      entries: merged(this.get().entries, page.items),
      newest: { state: 'idle' },
      older: { state: page.before === undefined ? 'end' : 'idle' },
    });
    page.late.forEach((event) => this.#apply(event));
  }

  /** Reads the next older page; does nothing while one is on its way or when there is none. */
  async loadOlder(): Promise<void> {
    const { newest, older } = this.get();
    if (newest.state !== 'idle' || older.state === 'loading' || older.state === 'end') return;
    this.#set({ older: { state: 'loading' } });
    const cursor = this.#before;
    const page = await this.#page(cursor);
    if (!page || cursor !== this.#before) return; // stopped, or the feed was read anew meanwhile
    if ('problem' in page) {
      this.#set({ older: { state: 'failed', problem: page.problem } });
      return;
    }
    this.#before = page.before;
    this.#oldest = page.last ?? this.#oldest;
    this.#set({
      entries: merged(this.get().entries, page.items),
      older: { state: page.before === undefined ? 'end' : 'idle' },
    });
    page.late.forEach((event) => this.#apply(event));
  }

  /** Looks for entries that no event told of yet; silent when it fails. */
  async refresh(): Promise<void> {
    const page = await this.#page(undefined);
    if (page && 'items' in page) this.#set({ entries: merged(this.get().entries, page.items) });
  }

  /** Events were missed: reads all that is shown again and puts it in the place of the old at once. */
  async resync(): Promise<void> {
    if (this.get().newest.state !== 'idle') return;
    // Where everything was read, events may have added what is older than the last page: then back to the beginning.
    const oldest = this.get().older.state === 'end' ? undefined : this.#oldest;
    const read = this.#watch();
    let last: Activity | undefined;
    const items: Activity[] = [];
    let before: string | undefined;
    for (let count = 0; count < mostPages; count++) {
      const page = await this.#page(before);
      // Not reached: the next gap or the next opening of the feed tries again, what is shown stays.
      if (!page || 'problem' in page) return void this.#reads.delete(read);
      items.push(...page.items);
      before = page.before;
      last = page.last ?? last;
      if (before === undefined || (oldest && last && compareActivities(last, oldest) >= 0)) break;
    }
    this.#reads.delete(read);
    this.#before = before;
    this.#oldest = last;
    this.#set({
      entries: merged(
        this.get().entries.filter(({ id }) => read.touched.has(id)),
        items.filter(({ id }) => !read.touched.has(id)),
      ),
      older: { state: before === undefined ? 'end' : 'idle' },
    });
    read.late.forEach((event) => this.#apply(event));
  }

  #retry(): void {
    const { newest, older } = this.get();
    if (newest.state === 'failed' && isTransient(newest.problem)) void this.reload();
    if (older.state === 'failed' && isTransient(older.problem)) void this.loadOlder();
  }

  /** A page without what live events spoke of meanwhile; undefined when the feed was stopped. */
  async #page(before: string | undefined): Promise<CheckedPage | { readonly problem: Problem } | undefined> {
    const { activities, contactId, limit } = this.#options;
    const { signal } = this.#stop;
    const read = this.#watch();
    try {
      const query = {
        contactId,
        ...(before === undefined ? {} : { before }),
        ...(limit === undefined ? {} : { limit }),
      };
      const page = await activities.page(query, { signal });
      if (signal.aborted) return undefined;
      const items = page.items.filter(({ id }) => !read.touched.has(id));
      return { ...page, items, last: page.items.at(-1), late: read.late };
    } catch (error) {
      return signal.aborted ? undefined : { problem: toProblem(error) };
    } finally {
      this.#reads.delete(read);
    }
  }

  #watch(): Read {
    const read: Read = { touched: new Set(), late: new Map() };
    this.#reads.add(read);
    return read;
  }

  #apply(event: LiveEvent): void {
    if (event.type === 'contact-updated') return;
    const deleted = event.type === 'activity-deleted';
    const id = deleted ? event.activityId : event.activity.id;
    const ours = this.#options.contactId === (deleted ? event.contactId : event.activity.contactId);
    const { entries } = this.get();
    const known = entries.some((entry) => entry.id === id);
    if (!known && !ours) return;
    for (const read of this.#reads) {
      read.touched.add(id);
      read.late.delete(id); // only the last word counts
    }
    const others = known ? entries.filter((entry) => entry.id !== id) : entries;
    if (deleted || !ours) {
      if (known) this.#set({ entries: others });
    } else if (known || this.#reaches(event.activity)) {
      this.#set({ entries: inserted(others, event.activity) });
    } else {
      for (const read of this.#reads) read.late.set(id, event);
    }
  }

  /** True when the stretch that was read so far holds the place of this entry. */
  #reaches(activity: Activity): boolean {
    const { newest, older } = this.get();
    if (newest.state !== 'idle' || older.state === 'end' || !this.#oldest) return true;
    // The last entry itself counts: its change may come while its page is on its way.
    return compareActivities(activity, this.#oldest) <= 0;
  }

  #set(change: Partial<FeedSnapshot>): void {
    if (!this.#stop.signal.aborted) this.#store.update((value) => ({ ...value, ...change }));
  }
}
