import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clockDuration, dateText, numberFormat, spokenDuration } from './intl.js';
import {
  findLocale,
  onLocalesChanged,
  translate,
  type Locale,
  type MessageKey,
  type MessageVariables,
} from './locale.js';

/** One observer for the page: `lang` anywhere in the document may change the language of an element below it. */
const hosts = new Set<ReactiveControllerHost>();
let observer: MutationObserver | undefined;
let stopLocales: (() => void) | undefined;

function refresh(): void {
  for (const host of hosts) host.requestUpdate();
}

/** Speaks the language of the nearest `lang` attribute, through shadow roots. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #lang = 'en';
  #locale: Locale = findLocale('en');

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The language that is really shown; pass it to `Intl`. English when the page's language is not registered. */
  get lang(): string {
    return this.#lang;
  }

  /** The text of a key. An arrow, so that it can be handed on: `const { t } = this.locale`. */
  readonly t = (key: MessageKey, variables?: MessageVariables): string =>
    translate(this.#locale, this.#lang, key, variables);

  readonly number = (value: number, options?: Intl.NumberFormatOptions): string =>
    numberFormat(this.#lang, options).format(value);

  readonly date = (value: Date | number | string, options?: Intl.DateTimeFormatOptions): string =>
    dateText(this.#lang, typeof value === 'string' ? new Date(value) : value, options);

  /** `4:07`. */
  readonly clock = (seconds: number): string => clockDuration(this.#lang, seconds);

  /** `4 minutes 7 seconds`. */
  readonly spoken = (seconds: number): string => spokenDuration(this.#lang, seconds);

  hostConnected(): void {
    hosts.add(this.#host);
    if (hosts.size === 1) {
      observer = new MutationObserver(refresh);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
      stopLocales = onLocalesChanged(refresh);
    }
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const wanted = nearestLang(this.#host);
    this.#locale = findLocale(wanted);
    const language = this.#locale.language;
    const speaksIt = wanted.toLowerCase().startsWith(language.toLowerCase());
    this.#lang = speaksIt ? (wellFormed(wanted) ?? language) : language;
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    observer?.disconnect();
    stopLocales?.();
  }
}

/** `Intl` throws on malformed tags such as `en_US`, and the attribute is the page's. */
function wellFormed(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function nearestLang(start: Element): string {
  let element: Element | null = start;
  while (element) {
    const lang: string | null | undefined = element.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang.replaceAll('_', '-');
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}
