import { css, html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { browser } from 'wxt/browser';
import { en, say } from '../../locales/en.js';
import { pageStyles } from '../panel/styles.js';
import { target } from '../platform/target.js';
import { allowedSites, patternOf } from '../sites/sites.js';

/** The sites where numbers are always marked: adding one asks the browser, removing one gives the access back. */
export class SiteList extends LitElement {
  static override styles = [
    pageStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 12px;
      }
      input {
        flex: 1 1 220px;
        min-block-size: 44px;
        padding: 8px 12px;
        border: 1px solid var(--_border);
        border-radius: 10px;
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding-block: 6px;
        border-block-end: 1px solid var(--_line);
        overflow-wrap: anywhere;
      }
      .problem {
        margin-block-start: 8px;
        color: var(--_danger);
      }
    `,
  ];

  @state() private sites: readonly string[] = [];
  @state() private problem = '';
  @query('input') private field!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    browser.permissions.onAdded.addListener(this.#read);
    browser.permissions.onRemoved.addListener(this.#read);
    this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    browser.permissions.onAdded.removeListener(this.#read);
    browser.permissions.onRemoved.removeListener(this.#read);
  }

  readonly #read = (): void => {
    void allowedSites().then((sites) => (this.sites = sites));
  };

  readonly #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const typed = this.field.value;
    const pattern = patternOf(typed, target.isDemo);
    if (pattern === undefined) {
      this.problem = en.options.siteInvalid;
      return;
    }
    // Within the turn of the click, as the browser wants it.
    const granted = await browser.permissions.request({ origins: [pattern] });
    this.problem = granted ? '' : say(en.options.siteRefused, { site: siteName(pattern) });
    if (granted) this.field.value = '';
    this.#read();
  };

  async #remove(pattern: string): Promise<void> {
    await browser.permissions.remove({ origins: [pattern] });
    this.#read();
  }

  protected override render() {
    return html`${
        this.sites.length === 0
          ? html`<p class="muted">${en.options.sitesNone}</p>`
          : html`<ul>
              ${this.sites.map(
                (pattern) =>
                  html`<li>
                    <bdi dir="ltr">${siteName(pattern)}</bdi>
                    <button
                      type="button"
                      class="button"
                      aria-label=${say(en.options.removeSite, { site: siteName(pattern) })}
                      @click=${() => this.#remove(pattern)}
                    >
                      ${en.options.remove}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      <form @submit=${this.#add}>
        <input
          type="text"
          inputmode="url"
          autocomplete="off"
          dir="ltr"
          aria-label=${en.options.site}
          placeholder="shop.example.com"
          aria-invalid=${this.problem === '' ? nothing : 'true'}
        />
        <button class="button">${en.options.addSite}</button>
      </form>
      <p class="problem" role="alert">${this.problem}</p>`;
  }
}
customElements.define('dialora-site-list', SiteList);

function siteName(pattern: string): string {
  return pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-site-list': SiteList;
  }
}
