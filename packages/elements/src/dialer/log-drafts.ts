import { toProblem, type Call, type DeviceMemory, type LogBook, type Problem } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import { readDraft, type StoredDraft } from './stored-draft.js';
import type { NoteChangedEvent } from './note-changed.js';

/** What the agent writes about a call. */
export interface LogFields {
  readonly note: string;
  /** An outcome's code; empty until one is chosen. */
  readonly disposition: string;
  readonly tags: readonly string[];
  /** When to call again, as `datetime-local` writes it, in the agent's own zone; empty for never. */
  readonly followUp: string;
}

interface LogParts {
  readonly log: LogBook;
  readonly memory: DeviceMemory | undefined;
  /** Title of the appointment that a follow-up becomes, and the line it becomes where the caller is no contact. */
  readonly followUpTitle: (name: string) => string;
  readonly followUpLine: (at: Date) => string;
}

const followUpMinutes = 15;

/** What the line itself said about the outcome; the agent may choose another. */
function obviousDisposition(call: Call): string {
  const reason = call.talkedBefore === undefined ? call.end?.reason : undefined;
  return reason === 'busy' || reason === 'no-answer' ? reason : '';
}

/** A call keeps its time when the API gives it its id. */
const keyOf = (call: Call): string => `draft:${call.createdAt}`;

/**
 * What the agent has written about each call and not saved yet. Kept on the device with every key, so that a change of
 * view, a reload or a failed save loses nothing.
 */
export class LogDrafts {
  readonly #host: ReactiveControllerHost;
  readonly #parts: () => LogParts | undefined;
  readonly #drafts = new Map<string, LogFields>();
  /** Names for the list of logs on their way, kept after the call was dismissed. */
  readonly #names = new Map<string, string>();
  saving: string | undefined;
  problem: Problem | undefined;

  constructor(host: ReactiveControllerHost, parts: () => LogParts | undefined) {
    this.#host = host;
    this.#parts = parts;
  }

  get(call: Call): LogFields {
    const kept = this.#drafts.get(keyOf(call)) ?? this.#stored(call)?.fields;
    return kept ?? { note: '', disposition: obviousDisposition(call), tags: [], followUp: '' };
  }

  #stored(call: Call): StoredDraft | undefined {
    const text = this.#parts()?.memory?.get()[keyOf(call)];
    return text === undefined ? undefined : readDraft(text);
  }

  /** The agent wrote or chose something for this call. */
  has(call: Call): boolean {
    const { note, disposition, tags, followUp } = this.get(call);
    return note.trim() !== '' || disposition !== '' || tags.length > 0 || followUp !== '';
  }

  nameOf(callId: string): string | undefined {
    return this.#names.get(callId);
  }

  /** Drafts that an earlier page left behind, whose calls the phone does not know any more. */
  leftBehind(calls: readonly Call[]): readonly StoredDraft[] {
    const known = new Set(calls.map(keyOf));
    return Object.entries(this.#parts()?.memory?.get() ?? {}).flatMap(([key, text]) => {
      if (!key.startsWith('draft:') || known.has(key)) return [];
      const draft = readDraft(text);
      return draft === undefined ? [] : [draft];
    });
  }

  change(call: Call, change: Partial<LogFields>, name: string): void {
    const fields = { ...this.get(call), ...change };
    this.#drafts.set(keyOf(call), fields);
    this.#parts()?.memory?.put(keyOf(call), JSON.stringify({ call, name, fields } satisfies StoredDraft));
    this.problem = undefined;
    this.#host.requestUpdate();
  }

  forget(call: Call): void {
    this.#drafts.delete(keyOf(call));
    this.#parts()?.memory?.put(keyOf(call), undefined);
    this.#host.requestUpdate();
  }

  /** Hands the draft to the log book. False when it could not be kept on this device; the draft stays. */
  async save(call: Call, name: string, contactId: string | undefined): Promise<boolean> {
    const parts = this.#parts();
    if (!parts || this.saving !== undefined) return false;
    const callId = call.id;
    const { disposition, tags, followUp, ...rest } = this.get(call);
    const at = followUp === '' ? undefined : new Date(followUp);
    const lines = [rest.note.trim(), at && contactId === undefined ? parts.followUpLine(at) : ''];
    const note = lines.filter((line) => line !== '').join('\n');
    this.saving = callId;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      await parts.log.add({
        type: 'call-log',
        callId,
        ...(disposition === '' ? {} : { disposition }),
        ...(note === '' ? {} : { note }),
        ...(tags.length === 0 ? {} : { tags }),
      });
      if (at && contactId !== undefined) {
        const endsAt = new Date(at.getTime() + followUpMinutes * 60_000).toISOString();
        const title = parts.followUpTitle(name);
        await parts.log.add({ type: 'appointment', contactId, title, startsAt: at.toISOString(), endsAt });
      }
      this.#names.set(callId, name);
      this.forget(call);
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.saving = undefined;
      this.#host.requestUpdate();
    }
  }

  readonly onChange = (event: NoteChangedEvent, name: string): void => {
    this.change(event.detail.call, event.detail.change, name);
  };
}
