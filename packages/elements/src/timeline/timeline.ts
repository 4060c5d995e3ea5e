import type { Problem } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { problemMessage } from '../internal/problem-message.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { dispositions } from '../locales/en/dispositions.js';
import { media } from '../locales/en/media.js';
import { timeline } from '../locales/en/timeline.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { composeStyles } from './compose/compose.styles.js';
import { Composing } from './compose/composing.js';
import { Conversation } from './conversation.js';
import { entryBodyStyles } from './entry-body.styles.js';
import { entryMediaStyles } from './entry-media.styles.js';
import { entryStyles } from './entry.styles.js';
import { FilterChangedEvent, NoteAddedEvent } from './events.js';
import { filterBar } from './filter-bar.js';
import { parseFilter, type FilterGroup } from './filters.js';
import { RowActions } from './row-actions.js';
import { Surroundings } from './row-surroundings.js';
import { feedStart, latestButton, liveStrip, timelineState } from './states.js';
import { TimelineList, type RowSurroundings } from './timeline-list.js';
import { linkTo } from './tools/deep-link.js';
import { TimelineTools } from './tools/timeline-tools.js';
import { UnreadMark } from './tools/unread.js';
import { entryText, pendingText } from './entries/entry.js';
import { Media } from './media.js';
import { Sounds } from './sounds.js';
import { turnAt } from './entries/sound.js';
import { turnsOf } from './entries/transcript.js';
import type { SoundMovedEvent } from '../internal/audio-player/events.js';
import { composerStyles } from './composer.styles.js';
import { stateStyles } from './states.styles.js';
import { timelineStyles } from './timeline.styles.js';

addEnglish(timeline, dispositions, media);

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
 * @csspart picture - The box of a picture that came along with a message.
 * @csspart save-button - Downloads what came along with a message.
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
  static override styles = [
    tokens,
    base,
    controls,
    timelineStyles,
    stateStyles,
    composerStyles,
    entryStyles,
    entryBodyStyles,
    entryMediaStyles,
    composeStyles,
  ];

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
  readonly #plans = new NumberPlansController(this);
  readonly #announcer = new Announcer(this);
  readonly #conversation = new Conversation(this);
  readonly #feed = new StoreController(this, () => this.#conversation.feed);
  readonly #list = new TimelineList(this, this.#conversation.loadNear);
  readonly #format = (e164: string): string => this.#plans.format(e164, this.#home);
  readonly #unread = new UnreadMark();
  readonly #tools = new TimelineTools(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    list: this.#list,
    conversation: this.#conversation,
    textOf: (row) =>
      row.kind === 'entry'
        ? entryText(this.#locale, row.activity, this.#format)
        : row.kind === 'pending'
          ? pendingText(row.pending)
          : '',
    feed: () => this.feedElement,
    unfilter: () => this.#choose([]),
  });
  readonly #composing = new Composing(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    workspace: () => this.#workspace.value,
    format: this.#format,
    kept: (id, kind, contactId) => {
      this.#list.scrollToEnd();
      if (kind === 'note') this.dispatchEvent(new NoteAddedEvent({ id, contactId }));
    },
  });
  readonly #sounds = new Sounds({
    workspace: () => this.#workspace.value,
    redraw: () => this.#list.redraw(),
    failed: () => (this.message = this.#locale.t('entry.listen-failed')),
  });
  readonly #media = new Media({
    workspace: () => this.#workspace.value,
    redraw: () => this.#list.redraw(),
  });
  readonly #actions = new RowActions({
    locale: this.#locale,
    announcer: this.#announcer,
    list: this.#list,
    format: this.#format,
    dial: (number) => void this.#dial(number),
    retry: (id) => void this.#workspace.value?.log.retry(id),
    discard: (id) => this.#discard(id),
    listen: (key, kind, id) => void this.#sounds.open(key, kind, id),
    save: (messageId, id) => void this.#media.save(messageId, id),
    link: (id) => linkTo(this.ownerDocument.location.href, id),
    show: (id) => void this.#tools.showActivity(id),
    tell: (message) => (this.message = message),
  });
  readonly #surroundings = new Surroundings({
    locale: this.#locale,
    format: this.#format,
    sound: (key) => this.#sounds.of(key),
    media: this.#media,
  });
  #lost = false;

  /** Goes to the newest entry. */
  scrollToEnd(): void {
    this.#list.scrollToEnd();
  }

  /** Brings an entry into view and gives it the focus. False when it is not among those that were read. */
  scrollToActivity(id: string): boolean {
    return this.#list.scrollToKey(`entry ${id}`);
  }

  /** The same, reading back for it as far as needed: for links. Also shown: what `#dialora-activity=<id>` names. */
  showActivity(id: string): Promise<boolean> {
    return this.#tools.showActivity(id);
  }

  /** Brings a day (`YYYY-MM-DD`, the reader's own) into view, reading back as far as needed. */
  showDate(day: string): Promise<boolean> {
    return this.#tools.showDate(day);
  }

  /** Prints what was read so far, without the page around. */
  print(): void {
    this.#tools.print();
  }

  /** Reads the conversation again from the server. */
  async reload(): Promise<void> {
    await this.#conversation.reload();
  }

  get #groups(): readonly FilterGroup[] {
    return parseFilter(this.filter);
  }

  get #home(): string | undefined {
    const agent = this.#agent.value;
    return this.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  protected override willUpdate(): void {
    const workspace = this.#workspace.value;
    const { contactId } = this;
    if (this.#conversation.open(workspace, contactId)) {
      this.problem = undefined;
      this.message = '';
      this.#list.restart();
      this.#tools.restart();
      this.#sounds.clear();
      this.#media.clear();
      this.#composing.follow(contactId);
      this.#unread.open(workspace?.memory, contactId);
    }
    if (workspace && contactId) this.#conversation.collect(workspace, contactId, this.#groups);
    this.#tools.update();
    this.#sayLive();
  }

  #sayLive(): void {
    const live = this.#live.value;
    if (this.#lost && live === 'open') this.#announcer.say(this.#locale.t('timeline.live-again'));
    this.#lost = live === 'lost' || (this.#lost && live !== 'open');
  }

  protected override updated(): void {
    const { scroller, feedElement } = this;
    if (!scroller || !feedElement) return;
    this.#list.attach(scroller, feedElement, this);
    this.#list.onDrawn = this.#tools.mark;
    this.#list.show(this.#conversation.rows, this.#around());
    const entries = this.#conversation.snapshot?.entries ?? [];
    if (this.#list.pinned && document.visibilityState === 'visible') this.#unread.read(entries);
  }

  #around(): RowSurroundings {
    const { snapshot } = this.#conversation;
    const entries = snapshot?.entries ?? [];
    const agent = this.#agent.value;
    return this.#surroundings.of({
      plans: this.#plans.value,
      home: this.#home,
      logs: this.#pending.value ?? [],
      complete: snapshot?.older.state === 'end',
      entries,
      match: this.#tools.match,
      unread: this.#unread.firstUnread(entries, agent?.state === 'ready' ? agent.value.id : undefined),
    });
  }

  readonly #choose = (groups: readonly FilterGroup[]): void => {
    this.filter = groups.join(' ');
    this.#list.scrollToEnd();
    this.dispatchEvent(new FilterChangedEvent(groups));
  };

  async #dial(number: string): Promise<void> {
    const { contactId } = this;
    const event = new DialRequestEvent({ number, ...(contactId ? { contactId } : {}) });
    this.problem = undefined;
    if (!this.dispatchEvent(event)) return;
    const outcome = await event.outcome;
    if (outcome?.kind === 'failed') this.problem = outcome.problem;
  }

  readonly #onSound = (event: SoundMovedEvent): void => {
    const row = this.#list.rowOf(event);
    if (row?.kind !== 'entry') return;
    const turns = turnsOf(row.activity);
    this.#sounds.moved(row.key, event.detail.at, (before, after) => turnAt(turns, before) !== turnAt(turns, after));
  };

  #discard(id: string): void {
    this.#conversation.discarded(id);
    void this.#workspace.value?.log.discard(id);
    this.#announcer.say(this.#locale.t('note.discarded'));
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#actions.onKeyDown(event)) return;
    this.#list.onKeyDown(event, (before) => {
      const outside = before ? '.filter' : '.composer textarea';
      this.renderRoot.querySelector<HTMLElement>(outside)?.focus();
    });
  };

  protected override render() {
    const { t, lang } = this.#locale;
    const away = !this.#list.pinned && this.#conversation.rows.size > 0;
    return html`<section class="timeline" part="base" lang=${lang} aria-label=${t('timeline.name')}>
      <slot name="header"></slot>
      ${this.#renderHead()}
      <div class="view">
        ${this.#renderList()} ${this.#renderState()}
        ${away ? latestButton(this.#locale, this.#list.unseen, () => this.scrollToEnd()) : nothing}
      </div>
      ${this.#renderComposer()} ${this.#announcer.render()}
    </section>`;
  }

  #renderHead(): TemplateResult {
    const close = html`<button type="button" class="button button--small" @click=${() => (this.problem = undefined)}>
      ${this.#locale.t('shared.close')}
    </button>`;
    const snapshot = this.#conversation.snapshot;
    return html`<div class="head">
      ${
        snapshot
          ? html`<div class="head__row">
                ${filterBar(this.#locale, this.#groups, this.#choose)} ${this.#tools.renderButton()}
              </div>
              ${this.#tools.renderBar()}`
          : nothing
      }
      ${this.#lost && snapshot?.newest.state === 'idle' ? liveStrip(this.#locale) : nothing}
      <div role="alert">${this.problem ? problemMessage(this.#locale, this.problem, close) : nothing}</div>
      <p class="message" role="status" ?hidden=${this.message === ''}>${this.message}</p>
    </div>`;
  }

  #renderList(): TemplateResult {
    const older = this.#feed.value?.older ?? { state: 'idle' };
    const { lookedBackTo, loadOlder, rows } = this.#conversation;
    return html`<div class="scroller" part="list" ?hidden=${rows.size === 0}>
      ${feedStart(this.#locale, { older, lookedBackTo, onOlder: loadOlder })}
      <div
        class="feed"
        role="feed"
        aria-label=${this.#locale.t('timeline.name')}
        aria-busy=${older.state === 'loading'}
        @click=${this.#actions.onClick}
        @keydown=${this.#onKeyDown}
        @focusin=${this.#list.onPoint}
        @pointerover=${this.#list.onPoint}
        @pointerleave=${this.#list.onLeave}
        @dialora-sound-moved=${this.#onSound}
      ></div>
    </div>`;
  }

  #renderState(): unknown {
    return timelineState(this.#locale, {
      connected: this.#workspace.value !== undefined,
      snapshot: this.#feed.value,
      shown: this.#conversation.rows.size,
      filtered: this.#groups.length > 0,
      lookedBackTo: this.#conversation.lookedBackTo,
      onReload: () => void this.reload(),
      onOlder: this.#conversation.loadOlder,
      onAll: () => this.#choose([]),
    });
  }

  #renderComposer(): unknown {
    const { contactId } = this;
    if (this.withoutComposer || !contactId || !this.#workspace.value) return nothing;
    return this.#composing.render(contactId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-timeline': DialoraTimeline;
  }
}
