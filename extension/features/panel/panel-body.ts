import { isLive, toProblem, type Problem, type Readable } from '@dialora/core';
import { DialRequestEvent, type ContactShownEvent } from '@dialora/elements';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { en } from '../../locales/en.js';
import { property, query, state } from 'lit/decorators.js';
import type { DialRequestRecord, PageContext, Person } from '../messages/protocol.js';
import '../numbers/number-form.js';
import type { NumberFormDone, NumberWish } from '../numbers/number-form.js';
import '../numbers/page-numbers.js';
import type { TabNumbers } from '../numbers/tab-numbers.js';
import type { Area } from '../platform/area.js';
import type { ActiveTab } from '../requests/active-tab.js';
import { freshForMs } from '../requests/dial-requests.js';
import { readSettings } from '../settings/settings.js';
import type { PanelWorkspace } from '../workspace/workspace.js';
import './account-menu.js';
import { MicrophoneController } from './microphone.js';
import { notices } from './notices.js';
import { followHeight } from './bar-place.js';
import { person } from './person.js';
import { personStyles } from './person.styles.js';
import { StoreController } from './store-controller.js';
import { pageStyles } from './styles.js';
import { sameWho, whoIsIt, type Who } from './who.js';

/** The signed-in panel: what stands in the way, the phone, and whoever it is about. */
export class PanelBody extends LitElement {
  static override styles = [
    pageStyles,
    personStyles,
    css`
      .stack {
        display: grid;
        gap: 12px;
        padding: 0 12px 16px;
      }
      /* Live regions are there from the start; empty ones must take no room. */
      .stack > [role] {
        display: grid;
        gap: 12px;
      }
      .stack > [role]:not(:has(.notice)) {
        position: absolute;
      }
      dialora-dialer {
        --dialora-dialer-min-height: 0;
      }
      /* Beside a person the dialer is a bar: it stands in a place of little height. */
      .dialer-room[data-bar] {
        block-size: var(--dialer-height, 17rem);
      }
      .dialer-room[data-bar] > div {
        container-type: size;
        block-size: 72px;
      }
      dialora-timeline {
        --dialora-timeline-height: clamp(20rem, 70vh, 36rem);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: PanelWorkspace;
  @property({ attribute: false }) context: Readable<ActiveTab<PageContext> | null> | undefined;
  /** Of the page in front. */
  @property({ attribute: false }) numbers: Readable<ActiveTab<TabNumbers> | null> | undefined;
  @property({ attribute: false }) disk!: Area;
  /** A number that was clicked on a page. */
  @property({ attribute: false }) request: DialRequestRecord | undefined;

  @state() private chosen: Who | undefined;
  @state() private contactId: string | undefined;
  @state() private problem: Problem | undefined;
  @state() private wish: NumberWish | undefined;
  /** What a form has just done. */
  @state() private done = '';
  @state() private online = navigator.onLine;
  @query('.dialer-room') private room!: HTMLElement;
  @query('dialora-dialer') private dialer!: HTMLElementTagNameMap['dialora-dialer'];

  readonly #phone = new StoreController(this, () => this.workspace.phone);
  readonly #context = new StoreController(this, () => this.context);
  readonly #numbers = new StoreController(this, () => this.numbers);
  readonly #pending = new StoreController(this, () => this.workspace.log.pending);
  readonly #liveProblem = new StoreController(this, () => this.workspace.liveProblem);
  readonly #microphone = new MicrophoneController(this);
  #undoLive: (() => void) | undefined;
  #thread: string | undefined;
  #undoRoom: (() => void) | undefined;
  #who: Who = { kind: 'nobody' };
  #taken: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#onNetwork);
    addEventListener('offline', this.#onNetwork);
    // Listening keeps the line of events open, so that its state says whether the API answers.
    this.#undoLive = this.workspace.live.subscribe(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onNetwork);
    removeEventListener('offline', this.#onNetwork);
    this.#undoLive?.();
    this.#undoRoom?.();
    this.#undoRoom = undefined;
  }

  readonly #onNetwork = (): void => {
    this.online = navigator.onLine;
  };

  protected override willUpdate(): void {
    const context = this.#context.value?.value ?? null;
    const thread = JSON.stringify([context?.threadId, context?.people[0]]);
    if (thread !== this.#thread) this.chosen = undefined;
    this.#thread = thread;
    const who = whoIsIt({ calls: this.#phone.value?.calls ?? [], context, chosen: this.chosen });
    if (sameWho(who, this.#who)) return;
    this.#who = who;
    // The card tells whom it found; a contact that is known already has its history at once.
    this.contactId = who.kind === 'contact' ? who.id : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#undoRoom ??= followHeight(this.room, this.dialer);
    const { request } = this;
    if (!changed.has('request') || request === undefined || request.id === this.#taken) return;
    this.#taken = request.id;
    this.dispatchEvent(new Event('dialora-request-done'));
    void this.#take(request);
  }

  /** A clicked number: always filled in, and called when the click is fresh and the person wants it so. */
  async #take({ number, extension, at, action }: DialRequestRecord): Promise<void> {
    this.problem = undefined;
    this.done = '';
    this.wish = action === undefined ? undefined : { action, number };
    if (action !== undefined) {
      this.chosen = { kind: 'number', number };
      return;
    }
    this.dialer.fill(extension === undefined ? number : `${number} ext. ${extension}`);
    const { dialAtOnce } = await readSettings(this.disk);
    if (!dialAtOnce || Date.now() - at > freshForMs) {
      this.dialer.focus();
      return;
    }
    await this.#dial(new DialRequestEvent({ number, ...(extension === undefined ? {} : { extension }) }));
  }

  async #dial(event: DialRequestEvent): Promise<void> {
    this.dialer.dispatchEvent(event);
    try {
      const outcome = await event.outcome;
      if (outcome?.kind === 'failed') this.problem = outcome.problem;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  readonly #onPerson = ({ email, name }: Person): void => {
    this.chosen = { kind: 'address', email, ...(name === undefined ? {} : { name }) };
  };

  /** From the list of the page's numbers: the press is fresh, and was meant for a call. */
  readonly #onListCall = (event: DialRequestEvent): void => {
    event.stopPropagation();
    this.problem = undefined;
    void this.#dial(new DialRequestEvent(event.detail));
  };

  readonly #onNumberDone = ({ outcome }: NumberFormDone): void => {
    this.wish = undefined;
    this.chosen = outcome.kind === 'saved' ? { kind: 'contact', id: outcome.contactId } : undefined;
    this.done = outcome.kind === 'saved' ? en.numbers.saved : outcome.kind === 'sent' ? en.numbers.sent : '';
  };

  readonly #onContactShown = (event: ContactShownEvent): void => {
    this.contactId = event.detail.contactId;
  };

  protected override render() {
    const { workspace } = this;
    const pending = this.#pending.value?.length ?? 0;
    return html`<dialora-provider .workspace=${workspace} @dialora-contact-shown=${this.#onContactShown}>
      <dialora-account-menu .agent=${workspace.agent} .pending=${pending}></dialora-account-menu>
      <main class="stack">
        ${notices({
          online: this.online,
          liveProblem: this.#liveProblem.value,
          microphone: this.#microphone.state,
          problem: this.problem,
          pending,
          onClose: () => (this.problem = undefined),
        })}
        <p class="done" role="status" ?hidden=${this.done === ''}>${this.done}</p>
        ${
          this.wish === undefined
            ? nothing
            : html`<dialora-number-form
                .workspace=${workspace}
                .wish=${this.wish}
                @dialora-number-done=${this.#onNumberDone}
              ></dialora-number-form>`
        }
        <div class="dialer-room" ?data-bar=${this.#who.kind !== 'nobody'}>
          <div><dialora-dialer></dialora-dialer></div>
        </div>
        ${person({
          who: this.#who,
          contactId: this.contactId,
          context: this.#context.value?.value ?? null,
          compact: this.#phone.value?.calls.some(isLive) ?? false,
          onPerson: this.#onPerson,
        })}
        <dialora-page-numbers
          .tab=${this.#numbers.value ?? null}
          @dialora-dial-request=${this.#onListCall}
        ></dialora-page-numbers>
      </main>
    </dialora-provider>`;
  }
}
customElements.define('dialora-panel-body', PanelBody);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-panel-body': PanelBody;
  }
}
