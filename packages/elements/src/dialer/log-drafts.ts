import { toProblem, type Call, type LogBook, type Problem } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import type { NoteChangedEvent } from './note-changed.js';
import type { LogDraft } from './wrap-up.js';

/** What the line itself said about the outcome; the agent may choose another. */
function obviousDisposition(call: Call): string {
  const reason = call.end?.reason;
  return reason === 'busy' || reason === 'no-answer' ? reason : '';
}

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

  get(call: Call): LogDraft {
    return this.#drafts.get(call.id) ?? { note: '', disposition: obviousDisposition(call) };
  }

  /** The agent wrote or chose something for this call. */
  has(callId: string): boolean {
    const draft = this.#drafts.get(callId);
    return draft !== undefined && (draft.note.trim() !== '' || draft.disposition !== '');
  }

  nameOf(callId: string): string | undefined {
    return this.#names.get(callId);
  }

  readonly onChange = ({ detail }: NoteChangedEvent): void => {
    const { call } = detail;
    const draft = this.get(call);
    this.#drafts.set(call.id, {
      note: detail.note ?? draft.note,
      disposition: detail.disposition ?? draft.disposition,
    });
    this.problem = undefined;
    this.#host.requestUpdate();
  };

  /** Hands the draft to the log book. False when it could not be kept on this device; the draft stays. */
  async save(call: Call, name: string): Promise<boolean> {
    const log = this.#log();
    if (!log || this.saving !== undefined) return false;
    const callId = call.id;
    const { note, disposition } = this.get(call);
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
