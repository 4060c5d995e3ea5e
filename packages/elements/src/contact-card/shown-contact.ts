import type { Contact, Workspace } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StoreController } from '../internal/store-controller.js';
import { ContactLookup, type LookupKey, type LookupState } from './contact-lookup.js';

/** Whom a card shows: one look-up at a time, a new one when the key or the workspace is another. */
export class ShownContact implements ReactiveController {
  readonly #store: StoreController<LookupState>;
  #lookup: ContactLookup | undefined;
  #of: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#store = new StoreController(host, () => this.#lookup);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#lookup?.stop();
    this.#lookup = undefined;
    this.#of = [];
  }

  get state(): LookupState | undefined {
    return this.#store.value;
  }

  /** Once it was found. */
  get contact(): Contact | undefined {
    const found = this.#lookup?.get();
    return found?.state === 'found' ? found.contact : undefined;
  }

  /** True when somebody else is looked up from now on. */
  follow(workspace: Workspace | undefined, key: LookupKey | undefined): boolean {
    const of = [workspace, key && JSON.stringify(key)];
    if (of.every((value, at) => value === this.#of[at])) return false;
    this.#of = of;
    this.#lookup?.stop();
    this.#lookup = undefined;
    if (workspace && key) {
      this.#lookup = new ContactLookup(key, workspace.contacts, workspace.live);
      this.#lookup.start();
    }
    return true;
  }

  /** Of several who share a number or an address, this one; undefined asks again. */
  choose(id: string | undefined): void {
    this.#lookup?.choose(id);
  }

  /** What was saved a moment ago is newer than what was read. */
  put(contact: Contact): void {
    this.#lookup?.put(contact);
  }

  async reload(): Promise<void> {
    await this.#lookup?.reload();
  }
}
