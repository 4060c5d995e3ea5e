import type { Contact, PrivacyRequest, Workspace } from '@dialora/core';
import { download } from '../internal/download.js';
import { addEnglish } from '../internal/locale.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { contactPanels } from '../locales/en/contact-panels.js';
import { editForm } from './edit-form.js';
import { Editing } from './editing.js';
import { mergePanel } from './merge-panel.js';
import { Merging } from './merging.js';
import { panelStyles } from './panel.styles.js';
import { PrivacyAsking } from './privacy-asking.js';
import { privacyPanel } from './privacy-panel.js';

addEnglish(contactPanels);

export type PanelName = 'edit' | 'merge' | 'privacy';

export interface PanelOptions {
  readonly locale: LocaleController;
  readonly root: ShadowRoot;
  readonly workspace: () => Workspace | undefined;
  readonly parse: (text: string) => string | undefined;
  readonly format: (e164: string) => string;
  readonly countries: () => readonly string[];
  readonly changed: () => void;
  /** A contact came back from the server; `how` is what to say of it. */
  readonly saved: (contact: Contact, how: 'saved' | 'saved-merged' | 'merged') => void;
  readonly asked: (request: PrivacyRequest) => void;
  readonly close: () => void;
}

/** What opens in the card's place: its own script, because most cards are only read. */
export class CardPanels {
  readonly #options: PanelOptions;
  readonly editing: Editing;
  readonly #merging: Merging;
  readonly #asking: PrivacyAsking;
  /** What was shown of a number, and the number: it need not be understood again. */
  readonly #shown = new Map<string, string>();

  constructor(options: PanelOptions) {
    this.#options = options;
    const { workspace, changed, saved, close } = options;
    const sheet = panelStyles.styleSheet;
    if (sheet) options.root.adoptedStyleSheets = [...options.root.adoptedStyleSheets, sheet];
    this.editing = new Editing({
      editor: () => workspace()?.editor,
      tools: {
        format: (e164) => {
          const text = options.format(e164);
          this.#shown.set(text, e164);
          return text;
        },
        parse: (text) => this.#shown.get(text) ?? options.parse(text),
      },
      changed,
      saved: (contact, merged) => {
        saved(contact, merged ? 'saved-merged' : 'saved');
        close();
      },
    });
    this.#merging = new Merging({
      workspace,
      changed,
      merged: (contact) => {
        saved(contact, 'merged');
        close();
      },
    });
    this.#asking = new PrivacyAsking({
      desk: () => workspace()?.privacy,
      parse: options.parse,
      changed,
      asked: (request) => {
        options.asked(request);
        close();
      },
      exported: download,
    });
  }

  open(name: PanelName, contact: Contact): void {
    if (name === 'edit') this.editing.begin(contact);
    if (name === 'merge') this.#merging.begin(contact);
    if (name === 'privacy') this.#asking.begin(contact);
  }

  cancel(): void {
    this.editing.cancel();
    this.#merging.cancel();
    this.#asking.cancel();
  }

  /** Puts the focus where somebody begins, or where something is wrong. */
  focus(pointer?: string): void {
    const { root } = this.#options;
    const at = pointer === undefined ? undefined : root.querySelector<HTMLElement>(`[data-pointer="${pointer}"]`);
    (at ?? root.querySelector<HTMLElement>('.edit input, .edit button'))?.focus();
  }

  render(name: PanelName, contact: Contact): unknown {
    const { locale, format, countries, workspace, close } = this.#options;
    if (name === 'merge') return mergePanel({ locale, merging: this.#merging, contact, format, onCancel: close });
    if (name === 'privacy') return privacyPanel({ locale, asking: this.#asking, onCancel: close });
    const agent = workspace()?.agent.get();
    const colleagues = workspace()?.colleagues?.get();
    return editForm({
      locale,
      editing: this.editing,
      owners: [
        ...(agent?.state === 'ready' ? [agent.value] : []),
        ...(colleagues?.state === 'ready' ? colleagues.value : []),
      ],
      countries: countries(),
      format,
      onSave: () => void this.#save(),
      onCancel: close,
    });
  }

  async #save(): Promise<void> {
    const wrong = await this.editing.save();
    if (wrong !== undefined) requestAnimationFrame(() => this.focus(wrong));
  }
}
