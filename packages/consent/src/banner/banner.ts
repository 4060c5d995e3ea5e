import { changed, opened } from '../gate/events.js';
import type { ConsentChange, Gate, Means } from '../gate/gate.js';
import type { Choices } from '../gate/record.js';
import { first } from '../languages/first.js';
import type { FirstTexts } from '../languages/texts.js';
import { readConfig, type BannerConfig } from './config.js';
import { afterPaint, whenIdle } from './dom.js';
import { choiceContent, clearWords, drawFirstLayer, type Layer } from './first-layer.js';
import type { Host, Surface } from './host.js';
import { attach } from './keep.js';
import { adopt, styleText } from './styles.js';

// On a server there is no HTMLElement; the module may be imported there all the same.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Asks a visitor about cookies and lets the choice be seen, changed and proved at any time. Every attribute may stand
 * on the gate's script tag instead, with `data-` before it.
 *
 * @tag dialora-consent-banner
 * @attr company - Who asks.
 * @attr policy-url - Address of the policy.
 * @attr contact - Whom to ask about data; shows the notice of India's DPDP Act.
 * @attr language - BCP 47; the page's own without it.
 * @attr languages - Languages to switch between (`en hi gu`), or `all`.
 * @attr mode - `link`: asks nobody by itself, for pages with a link "Your Privacy Choices".
 * @attr site-id - The site's id at the receipt's receiver.
 * @attr endpoint - Where receipts are sent; without it they stay on the device.
 */
export class DialoraConsentBanner extends Base implements Host {
  readonly element: HTMLElement = this;
  gate: Gate = undefined as unknown as Gate;
  config: BannerConfig = undefined as unknown as BannerConfig;
  texts: FirstTexts = first;
  /** Set by what arrives later and follows the language. */
  onDrawn: (() => void) | undefined;
  #layer: Layer | undefined;
  #connected: AbortController | undefined;

  connectedCallback(): void {
    if (!this.shadowRoot) adopt(this.attachShadow({ mode: 'open' }), styleText);
    // A server renders it hidden, so that it has no box before there is something to say.
    this.hidden = false;
    const page = globalThis as { dialoraConsent?: Gate };
    if (page.dialoraConsent) this.#start(page.dialoraConsent);
    else
      void import('./more.js').then(({ createGate }) => {
        this.#start((page.dialoraConsent ??= createGate({ ...this.dataset })));
      });
  }

  #start(gate: Gate): void {
    this.gate = gate;
    attach(gate);
    this.config = readConfig(this, this.gate.options);
    const { signal } = (this.#connected = new AbortController());
    document.addEventListener(changed, (event) => this.#changed((event as CustomEvent<ConsentChange>).detail), {
      signal,
    });
    document.addEventListener(opened, (event) => void this.#open((event as CustomEvent<string>).detail), { signal });
    this.#layer = this.#needed();
    // Another language than English is fetched before anything is shown: a banner that changes language is two banners.
    void this.speak(this.config.language);
    whenIdle(() => void import('./more.js').then(({ later }) => later(this, signal)));
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
  }

  #needed(): Layer | undefined {
    const { need } = this.gate.get();
    return need === 'choice' && this.config.mode === 'link' ? undefined : need;
  }

  #changed({ means, reloadAdvised }: ConsentChange): void {
    this.#layer = this.#needed() ?? (reloadAdvised ? 'reload' : undefined);
    if (means === 'other-tab') this.shadowRoot?.querySelector('dialog')?.close();
    this.#draw();
  }

  async #open(what: string): Promise<void> {
    if (what === 'banner') {
      this.#layer ??= 'choice';
      this.#draw();
    } else {
      const { openPanel } = await import('./more.js');
      openPanel(this, what === 'notice' ? 'notice' : 'settings');
    }
  }

  async speak(language: string): Promise<void> {
    const code = language.toLowerCase();
    if (code.startsWith('en')) this.texts = first;
    else {
      const { languages } = await import('../languages/index.js');
      const found = languages[code] ?? languages[code.split('-')[0] ?? ''];
      // A language that cannot be fetched leaves the one in use: the question is asked all the same.
      this.texts = (await found?.load?.().catch(() => undefined)) ?? this.texts;
    }
    this.#draw();
  }

  #draw(): void {
    const layer = this.#layer;
    if (layer === 'choice') drawFirstLayer(this, layer, choiceContent(this));
    else this.#clear();
    if (layer === 'notice' || layer === 'reload')
      void import('./more.js').then(({ noticeContent, reloadContent }) => {
        if (this.#layer === layer)
          drawFirstLayer(this, layer, layer === 'notice' ? noticeContent(this) : reloadContent(this));
      });
    this.onDrawn?.();
  }

  #clear(): void {
    clearWords(this);
    this.shadowRoot?.querySelector('.layer')?.remove();
  }

  place(section: HTMLElement): void {
    this.shadowRoot?.querySelector('.layer')?.remove();
    this.shadowRoot?.prepend(section);
  }

  dismiss(): void {
    if (this.#layer === 'choice') return this.decideAll(false, 'close', 'banner');
    this.#layer = undefined;
    this.#draw();
  }

  readonly decideAll = (granted: boolean, means: Means, surface: Surface): void => {
    this.decide(Object.fromEntries(this.config.categories.map(({ name }) => [name, granted])), means, surface);
  };

  decide(choices: Choices, means: Means, surface: Surface): void {
    const { gate, config } = this;
    const withdrawn = config.categories.flatMap(({ name, services }) =>
      services.filter(
        (service) => gate.allows(name, service.name) && !(choices[`${name}/${service.name}`] ?? choices[name]),
      ),
    );
    this.shadowRoot?.querySelector('dialog')?.close();
    // The banner is gone in the very next frame; whatever the choice starts comes after it.
    this.#clear();
    afterPaint(() => {
      gate.set(choices, means);
      const { record } = gate.get();
      const { language } = this.texts;
      void import('./more.js').then(({ clearStored, makeReceipt, send }) => {
        clearStored(withdrawn);
        if (record && config.endpoint)
          void send(config.endpoint, makeReceipt(record, { config, means, surface, language }));
      });
    });
  }
}
