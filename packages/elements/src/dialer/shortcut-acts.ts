import { focusedElement, holdsFocus } from '../internal/focus.js';
import type { DialoraCallPanel } from './call-panel.js';
import type { CallsView } from './calls-view.js';
import type { DialoraIncomingPanel } from './incoming-panel.js';
import type { ShortcutAction } from './shortcuts.js';

/** What is on the screen for a shortcut to act on. */
export interface Shown {
  readonly view: CallsView;
  readonly callPanel: DialoraCallPanel | undefined;
  readonly incomingPanel: DialoraIncomingPanel | undefined;
}

/** What each shortcut does to what is shown now. None of them moves the focus but the one that is for it. */
export class ShortcutActs {
  readonly #host: HTMLElement;
  readonly #shown: () => Shown;
  #cameFrom: Element | undefined;

  constructor(host: HTMLElement, shown: () => Shown) {
    this.#host = host;
    this.#shown = shown;
  }

  /** False when there is nothing that it could do now: the key is left to the page. */
  act(action: ShortcutAction): boolean {
    if (action === 'focus') return this.#focus();
    const { view, callPanel, incomingPanel } = this.#shown();
    if (action === 'answer' || action === 'decline') {
      if (view.incoming.length === 0 || !incomingPanel) return false;
      incomingPanel[action]();
      return true;
    }
    if (!view.front || !callPanel) return false;
    if (action === 'mute') callPanel.toggleMute();
    else if (action === 'hold') callPanel.toggleHold();
    else if (action === 'hang-up') callPanel.hangUp();
    else callPanel.toggle(action);
    return true;
  }

  /** To the dialer, and back to where the person was. */
  #focus(): boolean {
    if (holdsFocus(this.#host)) {
      const back = this.#cameFrom;
      if (back instanceof HTMLElement && back.isConnected) back.focus();
      return true;
    }
    this.#cameFrom = focusedElement();
    this.#host.focus();
    return true;
  }
}
