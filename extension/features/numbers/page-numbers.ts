import { DialRequestEvent } from '@dialora/elements';
import { loadPhoneNumbers, type PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { en, say } from '../../locales/en.js';
import { send } from '../messages/send.js';
import { phoneIcon } from '../panel/icons.js';
import { pageStyles } from '../panel/styles.js';
import type { ActiveTab } from '../requests/active-tab.js';
import { askTab } from './in-tab.js';
import { pageNumbersStyles } from './page-numbers.styles.js';
import type { TabNumbers } from './tab-numbers.js';

/** Below this a person should look at the country before calling. */
const sureFrom = 0.5;

interface Row {
  readonly frameId: number;
  readonly id: string;
  readonly e164: string;
  readonly ext?: string;
}

/**
 * The numbers of the page in front: a press shows one where it stands, another calls it. What national numbers are read
 * as is always said here and can be changed before anything is called; the site keeps the choice.
 */
export class PageNumbersList extends LitElement {
  static override styles = [pageStyles, pageNumbersStyles];

  @property({ attribute: false }) tab: ActiveTab<TabNumbers> | null = null;
  @state() private plans: PhoneNumbers | undefined;

  readonly #onCountry = (event: Event): void => {
    if (this.tab === null) return;
    const country = (event.target as HTMLSelectElement).value;
    void send({ type: 'pageCountry', tabId: this.tab.tabId, country });
  };

  protected override willUpdate(): void {
    if (this.plans !== undefined || this.#rows().length === 0) return;
    loadPhoneNumbers().then(
      (plans) => (this.plans = plans),
      // Without them numbers are shown as they are dialled.
      () => undefined,
    );
  }

  #rows(): readonly Row[] {
    const seen = new Set<string>();
    return (this.tab?.value ?? []).flatMap(({ frameId, page }) =>
      page.numbers.flatMap((number) => {
        const key = `${number.e164};${number.ext ?? ''}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ frameId, ...number }];
      }),
    );
  }

  #show({ frameId, id }: Row): void {
    if (this.tab !== null) void askTab(this.tab.tabId, { type: 'showNumber', id }, frameId);
  }

  #call({ e164, ext }: Row): void {
    this.dispatchEvent(new DialRequestEvent({ number: e164, ...(ext === undefined ? {} : { extension: ext }) }));
  }

  #written({ e164, ext }: Row): string {
    const number = this.plans?.formatNumber(e164, 'international') ?? e164;
    return ext === undefined ? number : `${number} ${say(en.numbers.extension, { extension: ext })}`;
  }

  protected override render() {
    const rows = this.#rows();
    if (rows.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${say(en.numbers.title, { count: this.#total(rows.length) })}</h2>
      ${this.#country()}
      <ul>
        ${repeat(
          rows,
          ({ e164, ext }) => `${e164};${ext ?? ''}`,
          (row) => this.#row(row),
        )}
      </ul>
    </section>`;
  }

  /** Of all frames; numbers that several of them hold are counted as often as they are listed. */
  #total(listed: number): number {
    const frames = this.tab?.value ?? [];
    const unlisted = frames.reduce((sum, { page }) => sum + page.total - page.numbers.length, 0);
    return listed + unlisted;
  }

  #country() {
    const country = this.tab?.value[0]?.page.country;
    if (country === null || country === undefined || this.plans === undefined) return nothing;
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const choices = this.plans
      .callingCountries()
      .map(({ country: code }) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name));
    return html`<label class="country">
        <span>${en.numbers.country}</span>
        <select @change=${this.#onCountry}>
          ${choices.map(
            ({ code, name }) => html`<option value=${code} .selected=${code === country.code}>${name}</option>`,
          )}
        </select>
      </label>
      ${country.confidence < sureFrom ? html`<p class="unsure">${en.numbers.unsure}</p>` : nothing}`;
  }

  #row(row: Row) {
    const number = this.#written(row);
    return html`<li>
      <button type="button" class="show" title=${say(en.numbers.show, { number })} @click=${() => this.#show(row)}>
        <bdi dir="ltr">${number}</bdi>
      </button>
      <button
        type="button"
        class="call"
        aria-label=${say(en.numbers.call, { number })}
        title=${say(en.numbers.call, { number })}
        @click=${() => this.#call(row)}
      >
        ${phoneIcon()}
      </button>
    </li>`;
  }
}
customElements.define('dialora-page-numbers', PageNumbersList);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-page-numbers': PageNumbersList;
  }
}
