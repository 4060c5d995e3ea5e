import { html, type TemplateResult } from 'lit';

/** A piece of a note: plain, strong, slanted, a web address, or somebody who was mentioned. */
export type RichPiece =
  | { readonly kind: 'text' | 'strong' | 'em' | 'link'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly id: string };

// Bounded repetition, so that no note, whatever is in it, costs more than its length.
const marks =
  /@\[([^\][\n]{1,100})\]\(([\w-]{1,64})\)|\*\*([^*\n]{1,500})\*\*|(?<![\w_])_([^_\n]{1,500})_(?![\w_])|(https?:\/\/[^\s<>"'\u2066-\u2069\u202a-\u202e]{1,2000})/gu;

/**
 * The little markup that notes know: `**strong**`, `_slanted_`, web addresses, `@[Name](agent id)`. Pieces and not HTML:
 * whatever else somebody writes stays the text that it is.
 */
export function richPieces(text: string): readonly RichPiece[] {
  const pieces: RichPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, name, id, strong, em, link] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + whole.length;
    if (name !== undefined && id !== undefined) pieces.push({ kind: 'mention', text: name, id });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (em !== undefined) pieces.push({ kind: 'em', text: em });
    else if (link !== undefined) {
      // A full stop at the end is the sentence's.
      const address = link.replace(/[.,;:!?)\]]+$/u, '');
      end -= link.length - address.length;
      pieces.push(isWebAddress(address) ? { kind: 'link', text: address } : { kind: 'text', text: address });
    }
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** `plain` draws what is only text, e.g. with the numbers in it. */
export function richText(text: string, plain: (text: string) => unknown): readonly unknown[] {
  return richPieces(text).map((piece): unknown => {
    if (piece.kind === 'text') return plain(piece.text);
    if (piece.kind === 'strong') return html`<strong>${plain(piece.text)}</strong>`;
    if (piece.kind === 'em') return html`<em>${plain(piece.text)}</em>`;
    if (piece.kind === 'mention') return mention(piece.text);
    return html`<a href=${piece.text} target="_blank" rel="noopener noreferrer nofollow"
      ><bdi dir="ltr">${piece.text}</bdi></a
    >`;
  });
}

function mention(name: string): TemplateResult {
  return html`<span class="mention">@<bdi>${name}</bdi></span>`;
}

/** For the clipboard, for search and for print: as people read it. */
export function plainNote(text: string): string {
  return richPieces(text)
    .map((piece) => (piece.kind === 'mention' ? `@${piece.text}` : piece.text))
    .join('');
}
