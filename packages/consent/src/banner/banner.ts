import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { changed, createGate, opened, type ConsentChange, type Gate, type Means, type Need } from '../gate/gate.js';
import type { Choices } from '../gate/record.js';
import { en } from '../texts/en.js';
import { fill, type ConsentTexts } from '../texts/texts.js';
import { clearCookies } from './clear.js';
import { attach } from './keep.js';
import { readConfig, type BannerConfig } from './config.js';
import { panel, type PanelView } from './panel.js';
import { makeReceipt, sendReceipt, type Receipt } from './receipt.js';
import { styleText } from './styles.js';

const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Asks a visitor about cookies and lets the choice be seen, changed and proved at any time.
 *
 * The first layer's text and buttons are light DOM, so that tools which decide for people (autoconsent and its like)
 * find them; their looks come from the shadow tree alone.
 *
 * @tag dialora-consent-banner
 * @attr company - Who asks.
 * @attr policy-url - Address of the policy.
 * @attr policy-version - Its version, kept in the receipt.
 * @attr site-id - The site's id at the receipt's receiver.
 * @attr endpoint - Where receipts are sent; without it they stay on the device.
 */
export class DialoraConsentBanner extends Base {
  #gate: Gate | undefined;
  #config: BannerConfig | undefined;
  #texts: ConsentTexts = en;
  #root: ShadowRoot | undefined;
  #connected: AbortController | undefined;
  #opener: Element | null = null;
  #asking: Need | undefined;
  #draft: Choices | undefined;
  #reloadAdvised = false;

  connectedCallback(): void {
    this.#root ??= this.#attach();
    const page = globalThis as { dialoraConsent?: Gate };
    this.#config = readConfig(this);
    this.#gate = page.dialoraConsent ??= createGate({ policy: this.#config.policyVersion || '1' });
    attach(this.#gate);
    const connected = new AbortController();
    this.#connected = connected;
    const { signal } = connected;
    document.addEventListener(changed, (event) => this.#changed((event as CustomEvent<ConsentChange>).detail), {
      signal,
    });
    document.addEventListener(opened, (event) => this.#open((event as CustomEvent<string>).detail), {
      signal,
    });
    this.#asking = this.#gate.get().need;
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
  }

  #attach(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styleText);
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root?.querySelector('dialog') ?? null;
  }

  #changed(change: ConsentChange): void {
    this.#asking = change.need;
    this.#reloadAdvised = change.reloadAdvised;
    if (change.means === 'other-tab') this.#dialog?.close();
    this.#draw();
  }

  #open(what: string): void {
    if (what === 'banner') this.#asking ??= 'choice';
    this.#opener = document.activeElement;
    this.#draft = undefined;
    this.#draw();
    if (what !== 'banner' && this.#dialog?.open === false) this.#dialog.showModal();
  }

  #all(granted: boolean): Choices {
    return Object.fromEntries((this.#config?.categories ?? []).map(({ name }) => [name, granted]));
  }

  /** Keeps a choice: clears what was withdrawn, tells the gate, sends the receipt once the screen has changed. */
  #decide(choices: Choices, means: Means, surface: Receipt['surface']): void {
    const { gate, config } = { gate: this.#gate, config: this.#config };
    if (gate === undefined || config === undefined) return;
    const before = (key: string, category: string): boolean => gate.allows(category, key);
    const withdrawn = config.categories.flatMap((category) =>
      category.services.filter(
        (service) =>
          before(service.name, category.name) &&
          !(choices[`${category.name}/${service.name}`] ?? choices[category.name] ?? false),
      ),
    );
    this.#dialog?.close();
    gate.set(choices, means);
    if (withdrawn.length > 0) clearCookies(withdrawn.flatMap((service) => service.cookies));
    const { record } = gate.get();
    if (record === undefined || config.endpoint === '') return;
    const language = this.#texts.language;
    const categories = config.categories.map(({ name }) => name);
    const receipt = makeReceipt(record, { siteId: config.siteId, means, surface, language, categories });
    // Not aborted when the element leaves: the proof has to arrive.
    setTimeout(() => void sendReceipt(config.endpoint, receipt, new AbortController().signal));
  }

  #draw(): void {
    const { gate, config } = { gate: this.#gate, config: this.#config };
    if (gate === undefined || config === undefined || this.#root === undefined) return;
    render([this.#firstLayer(gate), panel(this.#panelView(gate, config))], this.#root);
    const words = this.querySelector(':scope > [slot]') === null;
    if (words && this.#asking !== undefined) this.#fillWords(config);
  }

  /** The words and buttons of the first layer, as children of the element itself. */
  #fillWords(config: BannerConfig): void {
    const texts = this.#texts;
    const text = document.createElement('p');
    text.slot = 'text';
    text.textContent = `${fill(texts.intro, { company: config.company })} ${texts.closing}`;
    const button = (action: string, label: string, act: () => void): HTMLButtonElement => {
      const element = document.createElement('button');
      element.type = 'button';
      element.slot = 'actions';
      element.dataset['consentAction'] = action;
      element.textContent = label;
      element.addEventListener('click', act);
      return element;
    };
    this.append(
      text,
      button('reject', texts.reject, () => this.#decide(this.#all(false), 'reject-all', 'banner')),
      button('accept', texts.accept, () => this.#decide(this.#all(true), 'accept-all', 'banner')),
      button('settings', texts.choose, () => this.#open('settings')),
    );
  }

  #firstLayer(gate: Gate): TemplateResult | typeof nothing {
    const texts = this.#texts;
    if (this.#asking === undefined) return nothing;
    if (this.#asking === 'notice') return this.#notice(gate);
    return html`<section
      class="layer"
      part="banner"
      role="region"
      aria-label=${texts.region}
      dir=${texts.direction}
      lang=${texts.language}
    >
      <div class="head">
        <h2 part="title">${texts.title}</h2>
        ${this.#closeButton(texts.close, () => this.#decide(this.#all(false), 'close', 'banner'))}
      </div>
      ${gate.get().signal ? html`<p class="signal">${texts.signalHonoured}</p>` : nothing}
      <slot name="text"></slot>
      ${this.#policyLink()}
      <div class="actions" part="actions"><slot name="actions"></slot></div>
    </section>`;
  }

  #notice(gate: Gate): TemplateResult {
    const texts = this.#texts;
    const values = { company: this.#config?.company ?? '', policy: this.#config?.policyVersion ?? '' };
    const acknowledge = (): void => this.#decide(gate.get().record?.choices ?? {}, 'acknowledge', 'banner');
    return html`<section
      class="layer"
      part="banner"
      role="region"
      aria-label=${texts.noticeTitle}
      dir=${texts.direction}
      lang=${texts.language}
    >
      <h2 part="title">${texts.noticeTitle}</h2>
      <p class="muted">${fill(texts.noticeIntro, values)}</p>
      ${this.#policyLink()}
      <div class="actions">
        <button type="button" data-consent-action="acknowledge" @click=${acknowledge}>${texts.acknowledge}</button>
      </div>
    </section>`;
  }

  #policyLink(): TemplateResult | typeof nothing {
    const url = this.#config?.policyUrl;
    return url ? html`<p><a href=${url}>${this.#texts.policyLink}</a></p>` : nothing;
  }

  #closeButton(label: string, act: () => void): TemplateResult {
    return html`<button type="button" class="x" part="close" aria-label=${label} @click=${act}>
      <svg viewBox="0 0 18 18" aria-hidden="true"><path d="M4 4l10 10M14 4 4 14" /></svg>
    </button>`;
  }

  #panelView(gate: Gate, config: BannerConfig): PanelView {
    return {
      texts: this.#texts,
      config,
      state: gate.get(),
      minor: gate.options.minor !== undefined,
      reloadAdvised: this.#reloadAdvised,
      allowed: (category, service) => {
        const drafted = service === undefined ? undefined : this.#draft?.[`${category}/${service}`];
        return drafted ?? this.#draft?.[category] ?? gate.allows(category, service);
      },
      onToggle: (key, on) => {
        this.#draft = { ...(this.#draft ?? gate.get().record?.choices), [key]: on };
        this.#draw();
      },
      onAll: (granted) => this.#decide(this.#all(granted), granted ? 'accept-all' : 'reject-all', 'panel'),
      onSave: () => this.#decide(this.#draft ?? gate.get().record?.choices ?? this.#all(false), 'save', 'panel'),
      onClosed: () => {
        this.#draft = undefined;
        if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
        this.#opener = null;
        this.#draw();
      },
      closeButton: this.#closeButton(this.#texts.close, () => this.#dialog?.close()),
    };
  }
}
