import { html, nothing, type TemplateResult } from 'lit';
import { beginning, shortLine, wellFormed } from '../../internal/plain-text.js';
import type { EntryContext } from './context.js';
import { richText } from './rich-text.js';

/** A text is first shown up to here; then by pages, so that a megabyte never has to be laid out at once. */
const firstLook = { characters: 600, lines: 10 };
const page = 20_000;

/** A number that can be called. `data-number` is E.164; the timeline listens. */
export function numberButton(context: EntryContext, number: string): TemplateResult {
  const shown = context.format(shortLine(number));
  // What is no number, such as a withheld caller id, is not offered to be called.
  if (!/^\+?[0-9*#]{2,20}$/.test(number)) return html`<bdi>${shown}</bdi>`;
  return html`<button
    type="button"
    class="number"
    part="number"
    data-action="dial"
    data-number=${number}
    aria-label=${context.locale.t('shared.call-number', { number: shown })}
  >
    <bdi dir="ltr">${shown}</bdi>
  </button>`;
}

/** Foreign text with its line breaks; numbers in it can be called, and a long one opens step by step. */
export function textBlock(
  context: EntryContext,
  key: string,
  text: string,
  className = 'text',
  rich = false,
): TemplateResult {
  const steps = context.opened(key);
  const limit = steps === 0 ? firstLines(text) : steps * page;
  const shown = beginning(text, limit);
  const left = text.length - shown.length;
  const plain = (part: string): unknown => withNumbers(context, part);
  const content = [rich ? richText(wellFormed(shown), plain) : plain(wellFormed(shown)), left > 0 ? '…' : nothing];
  // Spaces count in here: no line of this template may be broken.
  return html`<div class=${className} dir="auto">${content}</div>
    ${left > 0 || steps > 0 ? disclosure(context, key, left, steps) : nothing}`;
}

function firstLines(text: string): number {
  // A little more than the limit is shown at once: a button that opens one line annoys.
  if (
    text.length <= firstLook.characters * 1.3 &&
    text.split('\n', firstLook.lines * 2).length <= firstLook.lines + 3
  ) {
    return text.length;
  }
  let end = -1;
  for (let line = 0; line < firstLook.lines; line++) {
    const next = text.indexOf('\n', end + 1);
    if (next < 0 || next > firstLook.characters) return firstLook.characters;
    end = next;
  }
  return end;
}

function disclosure({ locale }: EntryContext, key: string, left: number, steps: number): TemplateResult {
  const { t, number } = locale;
  const size = number(Math.ceil(left / 1000), { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' });
  const more = left > page ? t('entry.show-more-left', { size }) : t('entry.show-more');
  return html`<div class="disclosure">
    ${
      left > 0 ? html`<button type="button" class="link" data-action="open" data-open=${key}>${more}</button>` : nothing
    }
    ${
      steps > 0
        ? html`<button type="button" class="link" data-action="close" data-open=${key}>${t('entry.show-less')}</button>`
        : nothing
    }
  </div>`;
}

function withNumbers(context: EntryContext, text: string): unknown {
  const found = context.find?.(text) ?? [];
  if (found.length === 0) return text;
  const parts: unknown[] = [];
  let end = 0;
  for (const { start, end: next, e164, text: written } of found) {
    const label = context.locale.t('shared.call-number', { number: written });
    parts.push(text.slice(end, start), inlineNumber(e164, written, label));
    end = next;
  }
  parts.push(text.slice(end));
  return parts;
}

function inlineNumber(e164: string, written: string, label: string): TemplateResult {
  return html`<button
    type="button"
    class="number number--inline"
    part="number"
    data-action="dial"
    data-number=${e164}
    dir="ltr"
    aria-label=${label}
  >
    ${written}
  </button>`;
}

/** `5:47`, read out as "5 minutes 47 seconds". */
export function duration({ locale }: EntryContext, seconds: number): TemplateResult {
  return html`<span class="tabular"
    ><span aria-hidden="true">${locale.clock(seconds)}</span
    ><span class="visually-hidden">${locale.spoken(seconds)}</span></span
  >`;
}

/** Who of the account did it. */
export function author({ locale }: EntryContext, who: { readonly name: string } | undefined): unknown {
  return who ? html`<span>${locale.t('entry.by', { name: `\u2068${shortLine(who.name)}\u2069` })}</span>` : nothing;
}
