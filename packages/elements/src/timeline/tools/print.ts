import { html, render } from 'lit';
import type { LocaleController } from '../../internal/locale-controller.js';
import { wellFormed } from '../../internal/plain-text.js';

const style = `body{font:11pt/1.45 system-ui,sans-serif;color:#000;margin:0}
h1{font-size:15pt;margin:0 0 4pt}p{margin:0 0 14pt;color:#444}
article{break-inside:avoid;padding:6pt 0;border-top:1px solid #bbb;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}`;

/** Prints what was read of a conversation, each entry as text, from a frame of its own: the page around is not printed. */
export function printConversation(locale: LocaleController, texts: readonly string[], complete: boolean): void {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inline-size:0;block-size:0;border:0;visibility:hidden';
  frame.title = locale.t('timeline.print');
  document.body.append(frame);
  const inner = frame.contentDocument;
  const view = frame.contentWindow;
  if (!inner || !view) return frame.remove();
  inner.documentElement.lang = locale.lang;
  inner.documentElement.dir = document.documentElement.dir;
  inner.title = locale.t('timeline.name');
  // A sheet that is made by script needs no exception in the page's policy for styles.
  const sheet = new (view as unknown as { CSSStyleSheet: typeof CSSStyleSheet }).CSSStyleSheet();
  sheet.replaceSync(style);
  inner.adoptedStyleSheets = [sheet];
  const { t, date } = locale;
  render(
    html`<h1>${t('timeline.name')}</h1>
      <p>
        ${date(Date.now(), { dateStyle: 'long', timeStyle: 'short' })}${complete ? '' : ` · ${t('timeline.print-part')}`}
      </p>
      ${texts.map((text) => html`<article dir="auto">${wellFormed(text)}</article>`)}`,
    inner.body,
  );
  view.addEventListener('afterprint', () => frame.remove(), { once: true });
  view.print();
}
