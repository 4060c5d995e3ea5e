import type { Contact, Workspace } from '@dialora/core';
import type { ReactiveElement } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import type { NumberPlansController } from '../internal/number-plans.js';
import type { CardActions } from './card-actions.js';
import { internationalNumber } from './card-number.js';
import { ContactChangedEvent } from './events.js';
import { PanelLoader } from './panel-loader.js';
import type { PanelOptions } from './panels.js';
import type { ShownContact } from './shown-contact.js';
import type { Standing } from './standing.js';

export interface CardChangesOptions {
  readonly locale: LocaleController;
  readonly plans: NumberPlansController;
  readonly workspace: () => Workspace | undefined;
  /** Country of numbers written without a country code. */
  readonly home: () => string | undefined;
  readonly shown: ShownContact;
  readonly standing: Standing;
  readonly actions: CardActions;
}

const said = { saved: 'card.saved', 'saved-merged': 'card.saved-merged', merged: 'card.merged' } as const;

/** What is changed through the card's panels: shown at once, said, told to the page, and taken back. */
export class CardChanges {
  readonly #host: ReactiveElement;
  readonly #options: CardChangesOptions;
  readonly panels: PanelLoader;

  constructor(host: ReactiveElement, options: CardChangesOptions) {
    this.#host = host;
    this.#options = options;
    this.panels = new PanelLoader(host, () => this.#panelOptions());
  }

  readonly undo = async (): Promise<void> => {
    const contact = await this.panels.panels?.editing.undo();
    if (contact) this.#tell(this.#options.locale.t('card.undone'));
  };

  #panelOptions(): PanelOptions {
    const { locale, plans, workspace, home, standing } = this.#options;
    return {
      locale,
      root: this.#host.renderRoot as ShadowRoot,
      workspace,
      parse: (text) => plans.value?.parseNumber(text, home())?.e164 ?? internationalNumber(text),
      format: (e164) => plans.format(e164, home()),
      countries: () => plans.value?.callingCountries().map(({ country }) => country) ?? [],
      changed: () => this.#host.requestUpdate(),
      saved: (contact, how) => this.#saved(contact, how),
      asked: (request) => {
        standing.add(request);
        this.#tell(locale.t('card.asked'));
      },
      close: this.panels.close,
    };
  }

  #saved(contact: Contact, how: keyof typeof said): void {
    const { shown, locale } = this.#options;
    shown.put(contact);
    this.#tell(locale.t(said[how]));
    this.#host.dispatchEvent(
      new ContactChangedEvent({ contactId: contact.id, how: how === 'merged' ? 'merged' : 'edited' }),
    );
  }

  #tell(message: string): void {
    this.#options.actions.message = message;
    this.#host.requestUpdate();
  }
}
