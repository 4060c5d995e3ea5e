import { toProblem, type LogBook, type Problem } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import { now } from '../internal/clock.js';

/** What was typed for each contact and not added yet: looking at another contact in between loses nothing. */
export class NoteDrafts {
  readonly #host: ReactiveControllerHost;
  readonly #drafts = new Map<string, string>();
  saving = false;
  problem: Problem | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get(contactId: string): string {
    return this.#drafts.get(contactId) ?? '';
  }

  set(contactId: string, text: string): void {
    this.#drafts.set(contactId, text);
    this.problem = undefined;
    this.#host.requestUpdate();
  }

  /** Hands the draft to the log book; its id once it is kept on this device. When that fails the draft stays. */
  async add(contactId: string, log: LogBook): Promise<string | undefined> {
    const draft = this.get(contactId);
    const body = draft.trim();
    if (body === '' || this.saving) return undefined;
    this.saving = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      const occurredAt = new Date(now()).toISOString();
      const id = await log.add({ type: 'note', contactId, body, occurredAt });
      // What was typed while the note was on its way is a new draft.
      if (this.get(contactId) === draft) this.#drafts.delete(contactId);
      return id;
    } catch (error) {
      this.problem = toProblem(error);
      return undefined;
    } finally {
      this.saving = false;
      this.#host.requestUpdate();
    }
  }
}
