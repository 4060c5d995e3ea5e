import type { Activity, Workspace } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { now } from '../internal/clock.js';
import { ActivityFeed, type FeedSnapshot } from './feed.js';
import { filterOf, type FilterGroup } from './filters.js';
import { PendingNotes } from './pending-notes.js';
import { buildRows, type TimelineRows } from './rows.js';

/** Pages that are read in a row although the filter lets nothing of them through. */
const mostFruitlessPages = 5;

const noRows: TimelineRows = { rows: [], size: 0 };

/** What the timeline shows of one contact: feed and log book, filtered, as rows. */
export class Conversation implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #notes = new PendingNotes();
  #feed: ActivityFeed | undefined;
  #of: readonly unknown[] = [];
  #rows: TimelineRows = noRows;
  #rowsOf: readonly unknown[] = [];
  #fruitless = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#feed?.stop();
    this.#feed = undefined;
    this.#of = [];
  }

  get feed(): ActivityFeed | undefined {
    return this.#feed;
  }

  get snapshot(): FeedSnapshot | undefined {
    return this.#feed?.get();
  }

  get rows(): TimelineRows {
    return this.#rows;
  }

  /** Since when there is nothing that the filter lets through; set once looking back by itself has been given up. */
  get lookedBackTo(): string | undefined {
    return this.#fruitless < mostFruitlessPages ? undefined : this.snapshot?.entries[0]?.occurredAt;
  }

  /** Follows this contact from now on; true when that is another one than before. */
  open(workspace: Workspace | undefined, contactId: string | undefined): boolean {
    const of = [workspace, contactId];
    if (!changed(this.#of, of)) return false;
    this.#of = of;
    this.#feed?.stop();
    this.#feed = undefined;
    this.#rows = noRows;
    this.#rowsOf = [];
    this.#fruitless = 0;
    if (workspace && contactId) {
      this.#feed = new ActivityFeed({ contactId, activities: workspace.activities, live: workspace.live });
      this.#feed.start();
    }
    return true;
  }

  /** Makes rows of what is there now; the same object for as long as nothing changed. */
  collect(workspace: Workspace, contactId: string, groups: readonly FilterGroup[]): void {
    const feed = this.#feed;
    if (!feed) return;
    const { entries } = feed.get();
    const arrived = (id: string): boolean => entries.some((entry) => entry.id === id);
    if (this.#notes.update(contactId, workspace.log.pending.get(), arrived)) {
      void feed.refresh().then(() => {
        this.#notes.settle();
        this.#host.requestUpdate();
      });
    }
    const pending = this.#notes.notes;
    const of = [entries, pending, groups.join(' ')];
    if (!changed(this.#rowsOf, of)) return;
    const read = this.#rowsOf[0] !== entries;
    this.#rowsOf = of;
    const { size } = this.#rows;
    this.#rows = buildRows({ entries, pending, shows: filterOf(groups), now: now() });
    if (this.#rows.size !== size) this.#fruitless = 0;
    else if (read) this.#fruitless += 1;
  }

  /** Reads on because the reader comes near the oldest entry, unless that keeps leading nowhere. */
  readonly loadNear = (): void => {
    // After a failure only a person, or the line coming back, tries again.
    if (this.snapshot?.older.state === 'idle' && this.#fruitless < mostFruitlessPages) void this.#feed?.loadOlder();
  };

  /** Reads on because somebody asked for it. */
  readonly loadOlder = (): void => {
    this.#fruitless = 0;
    void this.#feed?.loadOlder();
  };

  /**
   * Reads older pages until `enough` says so of what was read (oldest first). False when the beginning was reached, or a
   * page failed, without that.
   */
  async readBack(enough: (entries: readonly Activity[]) => boolean | Promise<boolean>): Promise<boolean> {
    const feed = this.#feed;
    for (;;) {
      if (!feed || feed !== this.#feed) return false;
      const { entries, older } = feed.get();
      if (await enough(entries)) return true;
      if (older.state === 'end') return false;
      await feed.loadOlder();
      const after = feed.get();
      if (after.older.state === 'failed' || (after.older.state !== 'end' && after.entries === entries)) return false;
    }
  }

  async reload(): Promise<void> {
    if (this.snapshot?.newest.state === 'idle') await this.#feed?.resync();
    else await this.#feed?.reload();
  }

  discarded(id: string): void {
    this.#notes.discard(id);
  }
}

/** Compares by identity, place by place. */
export function changed(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length !== after.length || after.some((value, at) => !Object.is(value, before[at]));
}
