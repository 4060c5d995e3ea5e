import { html, nothing } from 'lit';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short' });

/** What every list of this bench draws: about nine elements. */
export function entry(item) {
  return html`<header><i class="mark"></i><strong>${item.who}</strong><time>${time.format(item.at)}</time></header>
    ${item.text === '' ? nothing : html`<p>${item.text}</p>`}
    ${
      item.lines.length === 0
        ? html`<span class="meta">${item.kind}</span><button>Call back</button>`
        : html`<ul>
            ${item.lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
    }`;
}

export const row = (item) =>
  html`<article class="row ${item.outgoing ? 'out' : ''}" data-key=${item.id}>${entry(item)}</article>`;

/** A fair guess, the same for every list that takes one. */
export const guess = (item) => 62 + Math.ceil(item.text.length / 55) * 20 + item.lines.length * 20;
