import type { Colleague } from '@dialora/core';
import { html, nothing } from 'lit';
import { oneLine } from '../../internal/plain-text.js';
import { folded } from '../../internal/folded.js';

/** What is typed after an `@` before the caret. */
const asked = /(?:^|\s)@([\p{L}\p{M}' -]{0,30})$/u;
const mostPeople = 6;

/** Names colleagues in a note. The field keeps the focus; the list is steered from it (WAI-ARIA, combobox with a list). */
export class Mentions {
  #people: readonly Pick<Colleague, 'id' | 'name'>[] = [];
  #at = 0;
  #closed: string | undefined;

  get open(): boolean {
    return this.#people.length > 0;
  }

  get active(): string | undefined {
    const person = this.#people[this.#at];
    return person && `person-${person.id}`;
  }

  /** Looks at what stands before the caret. */
  look(before: string, all: readonly Pick<Colleague, 'id' | 'name'>[]): void {
    const typed = asked.exec(before)?.[1];
    if (typed === undefined || before === this.#closed) {
      this.#people = [];
      return;
    }
    const wanted = folded(typed);
    this.#people = all
      .filter(
        ({ name }) =>
          folded(name)
            .split(/\s+/u)
            .some((word) => word.startsWith(wanted)) || folded(name).startsWith(wanted),
      )
      .slice(0, mostPeople);
    this.#at = Math.min(this.#at, Math.max(0, this.#people.length - 1));
  }

  close(before?: string): void {
    this.#people = [];
    this.#at = 0;
    this.#closed = before;
  }

  move(step: 1 | -1): void {
    const { length } = this.#people;
    if (length > 0) this.#at = (this.#at + step + length) % length;
  }

  /** The text before the caret with the name in the place of what was typed. */
  pick(before: string, id?: string): string {
    const person = id === undefined ? this.#people[this.#at] : this.#people.find((each) => each.id === id);
    const typed = asked.exec(before)?.[1];
    if (!person || typed === undefined) return before;
    this.close();
    const name = oneLine(person.name).replace(/[[\]]/g, '');
    return `${before.slice(0, before.length - typed.length - 1)}@[${name}](${person.id}) `;
  }

  render(label: string, onPick: (id: string) => void): unknown {
    if (!this.open) return nothing;
    return html`<div class="people" role="listbox" id="people" aria-label=${label}>
      ${this.#people.map(
        ({ id, name }, at) =>
          html`<button
            type="button"
            class="person"
            role="option"
            tabindex="-1"
            id="person-${id}"
            aria-selected=${at === this.#at}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => onPick(id)}
          >
            <bdi>${oneLine(name)}</bdi>
          </button>`,
      )}
    </div>`;
  }
}
