import type { Activity, Problem } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { Announcer } from '../internal/announcer.js';
import { now } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { problemMessage } from '../internal/problem-message.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { noteComposer } from './composer.js';
import { entryText } from './entries/entry.js';
import { entryStyles } from './entry.styles.js';
import { FilterChangedEvent, NoteAddedEvent } from './events.js';
import { ActivityFeed, type FeedSnapshot } from './feed.js';
import { filterBar } from './filter-bar.js';
import { filterOf, parseFilter, type FilterGroup } from './filters.js';
import { NoteDrafts } from './note-drafts.js';
import { PendingNotes } from './pending-notes.js';
import { buildRows, type TimelineRows } from './rows.js';
import { emptyState, failedState, feedStart, latestButton, liveStrip, skeleton } from './states.js';
import { TimelineList, type RowSurroundings } from './timeline-list.js';
import { timelineStyles } from './timeline.styles.js';

/** Pages that are read in a row although the filter lets nothing of them through. */
const mostFruitlessPages = 5;

/**
 * Everything that was said with one contact: calls, AI calls, voicemail, messages, mail, notes, appointments and consent,
 * newest at the bottom, kept up to date while it is open, with a field for a note.
 *
 * @tag dialora-timeline
 * @slot header - Above the filter, e.g. a title.
 * @slot empty - Instead of our words when there is nothing yet.
 * @fires {DialRequestEvent} dialora-dial-request - when a number is to be called. Cancelable.
 * @fires {NoteAddedEvent} dialora-note-added - after a note was kept on this device.
 * @fires {FilterChangedEvent} dialora-filter-changed - after somebody chose other kinds.
 * @csspart base - The card around everything.
 * @csspart filters - The row of filters.
 * @csspart lost - The strip that says that live updates are interrupted.
 * @csspart list - What scrolls.
 * @csspart day - A day's heading.
 * @csspart entry - An entry.
 * @csspart mark - The round icon of an entry.
 * @csspart number - A number that can be called.
 * @csspart copy-button - Copies an entry.
 * @csspart older-button - Reads older entries.
 * @csspart latest-button - Leads to the newest entry.
 * @csspart composer - The form for a note.
 * @csspart note - The field in it.
 * @csspart add-button - Adds the note.
 * @csspart empty - The words in an empty conversation.
 * @csspart loading - The shapes shown while it loads.
 * @csspart retry-button - Tries a failed read again.
 * @csspart problem - What went wrong.
 * @example <dialora-timeline contact-id="con_1"></dialora-timeline>
 */
export class DialoraTimeline extends LitElement {
  static override styles = [tokens, base, controls, timelineStyles, entryStyles];

  static define(tag = 'dialora-timeline', registry?: CustomElementRegistry): void {
    define(tag, DialoraTimeline, registry);
  }

  /** Whose conversation is shown. */
  @property({ attribute: 'contact-id' }) contactId: string | undefined;
  /** Kinds that are shown, e.g. `calls notes`: `calls`, `messages`, `emails`, `notes`, `appointments`, `consents`. */
  @property() filter: string | undefined;
  /** No field for notes. */
  @property({ type: Boolean, attribute: 'without-composer' }) withoutComposer = false;
  /** Country that numbers written without a country code belong to (ISO 3166-1 alpha-2); the account's otherwise. */
  @property() country: string | undefined;

  @state() private problem: Problem | undefined;
  @state() private message = '';
  @query('.scroller') private scroller: HTMLElement | null | undefined;
  @query('.feed') private feedElement: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #workspace = new WorkspaceController(this);
  readonly #agent = new StoreController(this, () => this.#workspace.value?.agent);
  readonly #live = new StoreController(this, () => this.#workspace.value?.live.state);
  readonly #pending = new StoreController(this, () => this.#workspace.value?.log.pending);
  readonly #feedStore = new StoreController(this, () => this.#feed);
  readonly #plans = new NumberPlansController(this);
  readonly #announcer = new Announcer(this);
  readonly #drafts = new NoteDrafts(this);
  readonly #notes = new PendingNotes();
  readonly #list = new TimelineList(this, () => this.#onNear());
  #feed: ActivityFeed | undefined;
  #feedOf: readonly unknown[] = [];
  #rows: TimelineRows = { rows: [], size: 0 };
  #rowsOf: readonly unknown[] = [];
  #surroundings: RowSurroundings | undefined;
  #surroundingsOf: readonly unknown[] = [];
  #fruitless = 0;
  #lost = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#feed?.stop();
    this.#feed = undefined;
    this.#feedOf = [];
  }

  /** Goes to the newest entry. */
  scrollToEnd(): void {
    this.#list.scrollToEnd();
  }

  /** Brings an entry into view and gives it the focus. False when it is not among those that were read. */
  scrollToActivity(id: string): boolean {
    return this.#list.scrollToKey(`entry ${id}`);
  }

  /** Reads the conversation again from the server. */
  async reload(): Promise<void> {
    if (this.#feed?.get().newest.state === 'idle') await this.#feed.resync();
    else await this.#feed?.reload();
  }

  get #groups(): readonly FilterGroup[] {
    return parseFilter(this.filter);
  }

  get #home(): string | undefined {
    const agent = this.#agent.value;
    return this.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  protected override willUpdate(): void {
    this.#openFeed();
    const snapshot = this.#feed?.get();
    const { contactId } = this;
    if (snapshot && contactId) this.#collect(contactId, snapshot);
    this.#sayLive();
  }

  #openFeed(): void {
    const workspace = this.#workspace.value;
    const of = [workspace, this.contactId];
    if (!changed(this.#feedOf, of)) return;
    this.#feedOf = of;
    this.#feed?.stop();
    this.#feed = undefined;
    this.#rows = { rows: [], size: 0 };
    this.#fruitless = 0;
    this.problem = undefined;
    this.message = '';
    this.#list.restart();
    if (!workspace || !this.contactId) return;
    this.#feed = new ActivityFeed({
      contactId: this.contactId,
      activities: workspace.activities,
      live: workspace.live,
    });
    this.#feed.start();
  }

  /** Feed and log book to rows. */
  #collect(contactId: string, snapshot: FeedSnapshot): void {
    const { entries } = snapshot;
    const feed = this.#feed;
    const arrived = (id: string): boolean => entries.some((entry) => entry.id === id);
    if (this.#notes.update(contactId, this.#pending.value ?? [], arrived)) {
      void feed?.refresh().then(() => {
        this.#notes.settle();
        this.requestUpdate();
      });
    }
    const of = [entries, this.#notes.notes, this.filter];
    if (!changed(this.#rowsOf, of)) return;
    const size = this.#rows.size;
    const [before] = this.#rowsOf;
    this.#rowsOf = of;
    this.#rows = buildRows({
      entries,
      pending: this.#notes.notes,
      shows: filterOf(this.#groups),
      now: now(),
    });
    if (this.#rows.size !== size) this.#fruitless = 0;
    else if (before !== entries) this.#fruitless += 1;
  }

  #sayLive(): void {
    const lost = this.#live.value === 'lost';
    if (this.#lost && this.#live.value === 'open') this.#announcer.say(this.#locale.t('timeline.live-again'));
    this.#lost = lost || (this.#lost && this.#live.value !== 'open');
  }

  protected override updated(): void {
    const { scroller, feedElement } = this;
    if (!scroller || !feedElement) return;
    this.#list.attach(scroller, feedElement, this);
    this.#list.show(this.#rows, this.#around());
  }

  /** What rows are drawn with: the same object for as long as nothing of it changed. */
  #around(): RowSurroundings {
    const plans = this.#plans.value;
    const home = this.#home;
    const logs = this.#pending.value ?? [];
    const complete = this.#feed?.get().older.state === 'end';
    const of = [plans, home, logs, complete, this.#locale.lang, this.#locale.t('timeline.name')];
    if (this.#surroundings && !changed(this.#surroundingsOf, of)) return this.#surroundings;
    this.#surroundingsOf = of;
    const calls = new Set(logs.map(({ entry }) => (entry.type === 'call-log' ? entry.callId : undefined)));
    return (this.#surroundings = {
      locale: this.#locale,
      complete,
      format: (e164) => this.#plans.format(e164, home),
      find: plans ? (text) => plans.findPhoneNumbers(text, { country: home }) : undefined,
      logPending: (activity) => activity.type === 'call' && calls.has(activity.callId),
    });
  }

  #onNear(): void {
    if (this.#fruitless < mostFruitlessPages) void this.#feed?.loadOlder();
  }

  readonly #onOlder = (): void => {
    this.#fruitless = 0;
    void this.#feed?.loadOlder();
  };

  readonly #choose = (groups: readonly FilterGroup[]): void => {
    this.filter = groups.join(' ');
    this.#fruitless = 0;
    this.#list.scrollToEnd();
    this.dispatchEvent(new FilterChangedEvent(groups));
  };

  readonly #onAdd = async (): Promise<void> => {
    const { contactId } = this;
    const log = this.#workspace.value?.log;
    if (!contactId || !log) return;
    const id = await this.#drafts.add(contactId, log);
    if (id === undefined) return;
    this.#announcer.say(this.#locale.t('note.saved'));
    this.#list.scrollToEnd();
    this.dispatchEvent(new NoteAddedEvent({ id, contactId }));
  };

  /** One listener for the buttons of all rows: `data-action` says what each does. */
  readonly #onClick = (event: Event): void => {
    const [target] = event.composedPath();
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-action]') : undefined;
    const { action, number, open, id } = button?.dataset ?? {};
    if (action === 'dial' && number !== undefined) void this.#dial(number);
    if ((action === 'open' || action === 'close') && open !== undefined) {
      this.#list.open(event, open, action === 'close');
    }
    if (action === 'copy') void this.#copy(event);
    if (action === 'retry' && id !== undefined) void this.#workspace.value?.log.retry(id);
    if (action === 'discard' && id !== undefined) this.#discard(id);
  };

  async #dial(number: string): Promise<void> {
    const { contactId } = this;
    const event = new DialRequestEvent({ number, ...(contactId ? { contactId } : {}) });
    this.problem = undefined;
    if (!this.dispatchEvent(event)) return;
    const outcome = await event.outcome;
    if (outcome?.kind === 'failed') this.problem = outcome.problem;
  }

  #discard(id: string): void {
    this.#notes.discard(id);
    void this.#workspace.value?.log.discard(id);
    this.#announcer.say(this.#locale.t('note.discarded'));
  }

  #textOf(event: Event): { readonly key: string; readonly text: string } | undefined {
    const row = this.#list.rowOf(event);
    if (row?.kind !== 'entry')
      return row?.kind === 'pending' ? { key: row.key, text: row.pending.entry.body } : undefined;
    const { activity } = row;
    return { key: row.key, text: entryText(this.#locale, activity, (e164) => this.#plans.format(e164, this.#home)) };
  }

  async #copy(event: Event): Promise<void> {
    const entry = this.#textOf(event);
    if (!entry) return;
    try {
      await navigator.clipboard.writeText(entry.text);
      this.#list.showCopied(entry.key);
      this.message = '';
      this.#announcer.say(this.#locale.t('shared.copied'));
    } catch {
      // The page's permissions policy forbids it, or the page is not secure.
      this.message = this.#locale.t('entry.copy-failed');
    }
  }

  /** Ctrl+C on an entry, with nothing selected, copies the whole of it. */
  readonly #onCopy = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    const selected = document.getSelection()?.isCollapsed === false;
    if (selected || !(target instanceof Element) || target.localName !== 'article') return;
    const entry = this.#textOf(event);
    if (!entry || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', entry.text);
    event.preventDefault();
    this.#list.showCopied(entry.key);
    this.#announcer.say(this.#locale.t('shared.copied'));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    this.#list.onKeyDown(event, (before) => {
      const outside = before ? '.filter' : '.composer textarea';
      this.renderRoot.querySelector<HTMLElement>(outside)?.focus();
    });
  };

  protected override render() {
    const { t, lang } = this.#locale;
    return html`<section class="timeline" part="base" lang=${lang} aria-label=${t('timeline.name')}>
      <slot name="header"></slot>
      ${this.#renderHead()}
      <div class="view">
        ${this.#renderList()} ${this.#renderState()}
        ${
          this.#list.pinned || this.#rows.size === 0
            ? nothing
            : latestButton(this.#locale, this.#list.unseen, () => this.scrollToEnd())
        }
      </div>
      ${this.#renderComposer()} ${this.#announcer.render()}
    </section>`;
  }

  #renderHead(): TemplateResult {
    const close = html`<button type="button" class="button button--small" @click=${() => (this.problem = undefined)}>
      ${this.#locale.t('shared.close')}
    </button>`;
    return html`<div class="head">
      ${this.#feed ? filterBar(this.#locale, this.#groups, this.#choose) : nothing}
      ${this.#live.value === 'lost' && this.#feed?.get().newest.state === 'idle' ? liveStrip(this.#locale) : nothing}
      <div role="alert">${this.problem ? problemMessage(this.#locale, this.problem, close) : nothing}</div>
      <p class="message" role="status" ?hidden=${this.message === ''}>${this.message}</p>
    </div>`;
  }

  #renderList(): TemplateResult {
    const { t } = this.#locale;
    const snapshot = this.#feedStore.value;
    const older = snapshot?.older ?? { state: 'idle' };
    const paused = this.#fruitless >= mostFruitlessPages;
    const oldest: Activity | undefined = snapshot?.entries[0];
    return html`<div class="scroller" part="list" ?hidden=${!this.#shown}>
      ${feedStart(this.#locale, {
        older,
        lookedBackTo: paused ? oldest?.occurredAt : undefined,
        onOlder: this.#onOlder,
      })}
      <div
        class="feed"
        role="feed"
        aria-label=${t('timeline.name')}
        aria-busy=${older.state === 'loading'}
        @click=${this.#onClick}
        @copy=${this.#onCopy}
        @keydown=${this.#onKeyDown}
        @focusin=${this.#list.onPoint}
        @pointerover=${this.#list.onPoint}
        @pointerleave=${this.#list.onLeave}
      ></div>
    </div>`;
  }

  /** There is something to scroll. */
  get #shown(): boolean {
    return this.#rows.size > 0;
  }

  #renderState(): unknown {
    const { t } = this.#locale;
    const snapshot = this.#feedStore.value;
    if (!this.#workspace.value) return emptyState(t('timeline.no-provider'), t('timeline.no-provider.next'));
    if (!this.contactId || !snapshot) return emptyState(t('timeline.no-contact'), t('timeline.no-contact.next'));
    if (snapshot.newest.state === 'failed') {
      return failedState(this.#locale, snapshot.newest.problem, () => void this.#feed?.reload());
    }
    if (this.#shown) return nothing;
    if (snapshot.newest.state === 'loading') return skeleton(this.#locale);
    if (this.#groups.length > 0) return this.#renderNoMatch(snapshot);
    return html`<slot name="empty">${emptyState(t('timeline.empty'), t('timeline.empty.next'))}</slot>`;
  }

  /** The filter hides everything that was read so far. */
  #renderNoMatch({ older, entries }: FeedSnapshot): TemplateResult {
    const { t } = this.#locale;
    if (older.state === 'loading') return skeleton(this.#locale);
    if (older.state === 'failed') return failedState(this.#locale, older.problem, this.#onOlder);
    if (older.state === 'idle') {
      return html`<div class="state">
        ${feedStart(this.#locale, { older, lookedBackTo: entries[0]?.occurredAt, onOlder: this.#onOlder })}
      </div>`;
    }
    return emptyState(
      t('timeline.empty-filter'),
      t('timeline.empty-filter.next'),
      html`<button type="button" class="button button--small" @click=${() => this.#choose([])}>
        ${t('filter.all')}
      </button>`,
    );
  }

  #renderComposer(): unknown {
    const { contactId } = this;
    if (this.withoutComposer || !contactId || !this.#workspace.value) return nothing;
    return noteComposer({
      locale: this.#locale,
      drafts: this.#drafts,
      contactId,
      onAdd: () => void this.#onAdd(),
    });
  }
}

/** Compares by identity, place by place. */
function changed(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length !== after.length || after.some((value, at) => !Object.is(value, before[at]));
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-timeline': DialoraTimeline;
  }
}
