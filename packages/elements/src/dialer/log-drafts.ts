import { toProblem, type LogBook, type Problem } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import type { NoteChangedEvent } from './note-changed.js';
import type { LogDraft } from './wrap-up.js';

const empty: LogDraft = { note: '', disposition: '' };

/** What the agent has written about each call and not saved yet; a change of view or a failed save loses nothing. */
export class LogDrafts {
  readonly #host: ReactiveControllerHost;
  readonly #log: () => LogBook | undefined;
  readonly #drafts = new Map<string, LogDraft>();
  /** Names for the list of logs on their way, kept after the call was dismissed. */
  readonly #names = new Map<string, string>();
  saving: string | undefined;
  problem: Problem | undefined;

  constructor(host: ReactiveControllerHost, log: () => LogBook | undefined) {
    this.#host = host;
    this.#log = log;
  }

  get(callId: string): LogDraft {
    return this.#drafts.get(callId) ?? empty;
  }

  has(callId: string): boolean {
    const { note, disposition } = this.get(callId);
    return note.trim() !== '' || disposition !== '';
  }

  nameOf(callId: string): string | undefined {
    return this.#names.get(callId);
  }

  readonly onChange = ({ detail }: NoteChangedEvent): void => {
    const draft = this.get(detail.callId);
    this.#drafts.set(detail.callId, {
      note: detail.note ?? draft.note,
      disposition: detail.disposition ?? draft.disposition,
    });
    this.problem = undefined;
    this.#host.requestUpdate();
  };

  /** Hands the draft to the log book. False when it could not be kept on this device; the draft stays. */
  async save(callId: string, name: string): Promise<boolean> {
    const log = this.#log();
    if (!log || this.saving !== undefined) return false;
    const { note, disposition } = this.get(callId);
    this.saving = callId;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      await log.add({
        type: 'call-log',
        callId,
        ...(disposition === '' ? {} : { disposition }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      });
      this.#names.set(callId, name);
      this.#drafts.delete(callId);
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.saving = undefined;
      this.#host.requestUpdate();
    }
  }
}
