import { toProblem, type Problem } from '@dialora/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { en, say } from '../../locales/en.js';
import { pageStyles } from '../panel/styles.js';
import type { PanelWorkspace } from '../workspace/workspace.js';

/** What a person wanted of a number on a page, besides a call. */
export interface NumberWish {
  readonly action: 'message' | 'save';
  readonly number: string;
}

export type NumberOutcome =
  { readonly kind: 'saved'; readonly contactId: string } | { readonly kind: 'sent' } | { readonly kind: 'cancelled' };

/** Told when there is nothing more to do; goes no further than the panel. */
export class NumberFormDone extends Event {
  readonly outcome: NumberOutcome;

  constructor(outcome: NumberOutcome) {
    super('dialora-number-done');
    this.outcome = outcome;
  }
}

/** A few fields for one number: a text message to it, or a contact with it. What was typed stays when it fails. */
export class NumberForm extends LitElement {
  static override styles = [
    pageStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      h2 {
        font-size: 0.9375rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 0.8125rem;
        color: var(--_muted);
      }
      input,
      textarea {
        min-block-size: 44px;
        padding: 10px 12px;
        border: 1px solid var(--_border);
        border-radius: 10px;
        background: var(--_surface);
        color: var(--_text);
        font: inherit;
        font-size: 0.9375rem;
        resize: vertical;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .problem {
        color: var(--_danger);
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: PanelWorkspace;
  @property({ attribute: false }) wish!: NumberWish;
  @state() private problem: { readonly title: string; readonly next?: string } | undefined;
  @state() private busy = false;
  @query('input, textarea') private first!: HTMLInputElement | HTMLTextAreaElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('wish')) return;
    this.renderRoot.querySelector('form')?.reset();
    this.problem = undefined;
    this.first.focus();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const fields = new FormData(event.target as HTMLFormElement);
    const read = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const { action } = this.wish;
    const needed = action === 'save' ? read('name') : read('text');
    if (needed === '') {
      this.problem = { title: action === 'save' ? en.numbers.nameMissing : en.numbers.textMissing };
      this.first.focus();
      return;
    }
    this.problem = undefined;
    this.busy = true;
    try {
      this.dispatchEvent(new NumberFormDone(await this.#do(needed, read('company'))));
    } catch (error) {
      this.problem = sentence(toProblem(error));
    } finally {
      this.busy = false;
    }
  };

  async #do(text: string, company: string): Promise<NumberOutcome> {
    const { action, number } = this.wish;
    if (action === 'save')
      return { kind: 'saved', contactId: await this.workspace.addContact({ name: text, company, number }) };
    await this.workspace.messages.send({ channel: 'sms', number, body: text });
    return { kind: 'sent' };
  }

  readonly #cancel = (): void => {
    this.dispatchEvent(new NumberFormDone({ kind: 'cancelled' }));
  };

  protected override render() {
    const { action, number } = this.wish;
    const words = en.numbers;
    const isSave = action === 'save';
    const label = isSave ? (this.busy ? words.saving : words.save) : this.busy ? words.sending : words.send;
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <h2>${say(isSave ? words.saveTitle : words.messageTitle, { number })}</h2>
      ${
        isSave
          ? html`<label
                >${words.name}<input name="name" autocomplete="off" required maxlength="200" dir="auto"
              /></label>
              <label>${words.company}<input name="company" autocomplete="off" maxlength="200" dir="auto" /></label>`
          : html`<label
              >${words.text}<textarea name="text" rows="4" required maxlength="1600" dir="auto"></textarea>
            </label>`
      }
      <p class="problem" role="alert">
        ${this.problem === undefined ? nothing : html`<strong>${this.problem.title}</strong> ${this.problem.next}`}
      </p>
      <div class="buttons">
        <button class="button button--primary" aria-disabled=${this.busy ? 'true' : 'false'}>${label}</button>
        <button type="button" class="button" @click=${this.#cancel}>${words.cancel}</button>
      </div>
    </form>`;
  }
}
customElements.define('dialora-number-form', NumberForm);

/** A refusal brings the server's own reasons. */
function sentence(problem: Problem): { readonly title: string; readonly next: string } {
  if (problem.kind === 'offline') return { title: en.panel.offline, next: en.numbers.failedNext };
  const reasons = problem.decision?.reasons.map((reason) => reason.detail).join(' ') ?? '';
  return { title: en.numbers.failed, next: reasons === '' ? en.numbers.failedNext : reasons };
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-number-form': NumberForm;
  }
  interface HTMLElementEventMap {
    'dialora-number-done': NumberFormDone;
  }
}
