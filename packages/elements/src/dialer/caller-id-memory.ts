import { createStore, type Store, type Workspace } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';
import { StoreController } from '../internal/store-controller.js';

/** For workspaces that keep no choice: remembered as long as the page lives. */
const forPage = new WeakMap<Workspace, Store<string | undefined>>();

/** The caller id the agent chose last: kept by the workspace, shared by all dialers of the page. */
export class CallerIdMemory {
  readonly #store: () => Store<string | undefined> | undefined;
  readonly #shown: StoreController<string | undefined>;

  constructor(host: ReactiveControllerHost, workspace: () => Workspace | undefined) {
    this.#store = () => {
      const current = workspace();
      return current && (current.preferredCallerId ?? fallback(current));
    };
    this.#shown = new StoreController(host, this.#store);
  }

  get value(): string | undefined {
    return this.#shown.value;
  }

  set(number: string): void {
    this.#store()?.set(number);
  }
}

function fallback(workspace: Workspace): Store<string | undefined> {
  let store = forPage.get(workspace);
  if (!store) {
    store = createStore<string | undefined>(undefined);
    forPage.set(workspace, store);
  }
  return store;
}
