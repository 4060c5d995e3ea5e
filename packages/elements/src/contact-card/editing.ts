import {
  clashesOf,
  contactPatch,
  toProblem,
  type Contact,
  type ContactEditor,
  type ContactField,
  type ContactPatch,
  type Problem,
} from '@dialora/core';
import {
  contactOf,
  draftOf,
  errorsOf,
  type ContactDraft,
  type DraftError,
  type DraftErrors,
  type DraftTools,
} from './draft.js';

/** Somebody else changed the same fields: for each of them one of the two has to be chosen. */
export interface Clash {
  /** As it is at the server now. */
  readonly theirs: Contact;
  readonly mine: Contact;
  readonly fields: readonly ContactField[];
  readonly choices: ReadonlyMap<ContactField, 'mine' | 'theirs'>;
}

export interface EditState {
  readonly draft: ContactDraft;
  /** The contact that the draft was made from. */
  readonly base: Contact;
  readonly errors: DraftErrors;
  readonly saving: boolean;
  readonly clash?: Clash;
  readonly problem?: Problem;
}

export interface EditingOptions {
  readonly editor: () => ContactEditor | undefined;
  readonly tools: DraftTools;
  readonly changed: () => void;
  /** `merged`: another's change was taken along. */
  readonly saved: (contact: Contact, merged: boolean) => void;
}

/** So often a change that clashes with nothing is made again on top of somebody else's, before a person is asked. */
const mostRounds = 3;

/** The change of one contact, from the first key to the server's answer, and its undo. No DOM. */
export class Editing {
  readonly #options: EditingOptions;
  #state: EditState | undefined;
  #undo: { readonly from: Contact; readonly to: Contact } | undefined;
  undoProblem: Problem | undefined;

  constructor(options: EditingOptions) {
    this.#options = options;
  }

  get state(): EditState | undefined {
    return this.#state;
  }

  /** There is a saved change that can be taken back. */
  get canUndo(): boolean {
    return this.#undo !== undefined;
  }

  begin(contact: Contact): void {
    const { tools } = this.#options;
    this.forget();
    this.#set({ draft: draftOf(contact, tools), base: contact, errors: new Map(), saving: false });
  }

  cancel(): void {
    this.#set(undefined);
  }

  /** Another contact, or nothing more to take back. */
  forget(): void {
    this.#undo = undefined;
    this.undoProblem = undefined;
    this.#options.changed();
  }

  change(part: Partial<ContactDraft>): void {
    const state = this.#state;
    if (!state || state.saving) return;
    const draft = { ...state.draft, ...part };
    // What was said to be wrong is looked at again with every key; what was not is left alone until it is saved.
    const now = errorsOf(draft, this.#options.tools);
    const errors = new Map([...now].filter(([key]) => state.errors.has(key)));
    const { problem: _gone, ...rest } = state;
    this.#set({ ...rest, draft, errors });
  }

  choose(field: ContactField, choice: 'mine' | 'theirs'): void {
    const clash = this.#state?.clash;
    if (!this.#state || !clash) return;
    this.#set({ ...this.#state, clash: { ...clash, choices: new Map(clash.choices).set(field, choice) } });
  }

  /** The pointer of the first wrong field, when there is one. */
  async save(): Promise<string | undefined> {
    const state = this.#state;
    const editor = this.#options.editor();
    if (!state || !editor || state.saving) return undefined;
    const errors = errorsOf(state.draft, this.#options.tools);
    if (errors.size > 0) {
      this.#set({ ...state, errors });
      return errors.keys().next().value;
    }
    const { problem: _gone, ...rest } = state;
    const saving = { ...rest, errors, saving: true };
    this.#set(saving);
    try {
      await this.#write(editor, saving);
    } catch (error) {
      this.#fail(saving, toProblem(error));
    }
    return undefined;
  }

  async undo(): Promise<Contact | undefined> {
    const undo = this.#undo;
    const editor = this.#options.editor();
    if (!undo || !editor) return undefined;
    this.#undo = undefined;
    this.#options.changed();
    const patch = contactPatch(undo.from, undo.to);
    try {
      if (!patch) return undo.to;
      const contact = await editor.update(undo.from.id, patch, undo.from.etag);
      this.#options.saved(contact, false);
      return contact;
    } catch (error) {
      const problem = toProblem(error);
      this.undoProblem = problem;
      // Somebody changed it since: taking it back would take theirs back as well.
      if (problem.kind !== 'conflict') this.#undo = undo;
      this.#options.changed();
      return undefined;
    }
  }

  async #write(editor: ContactEditor, state: EditState): Promise<void> {
    const { base, clash } = state;
    const { tools } = this.#options;
    // Against what an untouched draft would give: what an import wrote untidily is not tidied by the way.
    const untouched = contactOf(base, draftOf(base, tools), tools);
    let wanted = contactPatch(untouched, clash?.mine ?? contactOf(base, state.draft, tools));
    let current = base;
    if (clash && wanted) {
      current = clash.theirs;
      wanted = without(wanted, (field) => clash.choices.get(field) === 'theirs');
    }
    for (let round = 0; ; round++) {
      if (!wanted || Object.keys(wanted).length === 0) {
        this.#done(current, current, round > 0);
        return;
      }
      try {
        const saved = await editor.update(base.id, wanted, current.etag);
        this.#done(current, saved, round > 0 || clash !== undefined);
        return;
      } catch (error) {
        if (toProblem(error).kind !== 'conflict' || round === mostRounds) throw error;
      }
      const theirs = await editor.read(base.id);
      const fields = clashesOf(wanted, contactPatch(current, theirs) ?? {});
      if (fields.length > 0) {
        const mine = contactOf(base, state.draft, tools);
        this.#set({ ...state, saving: false, clash: { theirs, mine, fields, choices: new Map() } });
        return;
      }
      current = theirs;
    }
  }

  #done(before: Contact, saved: Contact, merged: boolean): void {
    this.#undo = before === saved ? undefined : { from: saved, to: before };
    this.#set(undefined);
    this.#options.saved(saved, merged);
  }

  #fail(state: EditState, problem: Problem): void {
    const refused = (problem.fields ?? []).map(({ pointer }) => [pointer, 'refused'] as [string, DraftError]);
    this.#set({ ...state, saving: false, problem, errors: new Map(refused) });
  }

  #set(state: EditState | undefined): void {
    this.#state = state;
    this.#options.changed();
  }
}

function without(patch: ContactPatch, drop: (field: ContactField) => boolean): ContactPatch {
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !drop(field as ContactField)));
}
