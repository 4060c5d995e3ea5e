import { createStore, type AlertState, type CallAlerts } from '@dialora/core';

/** The parts of a page that notifications need, so that a test can hand in its own. */
export interface AlertEnvironment {
  readonly Notification: typeof Notification | undefined;
  /** Somebody looks at the page. */
  readonly isLookedAt: () => boolean;
  readonly toFront: () => void;
}

/**
 * Notifications of a page: a click brings the page to the front, where Answer and Decline are. (Buttons on them need a
 * service worker, https://notifications.spec.whatwg.org/#dom-notificationoptions-actions, and the page's is its own.)
 */
export function createCallAlerts(environment: AlertEnvironment = browserPage()): CallAlerts {
  const { Notification: Alert } = environment;
  const state = createStore<AlertState>(stateOf(Alert));

  return {
    get: () => state.get(),
    subscribe: (listener) => state.subscribe(listener),
    async enable() {
      await Alert?.requestPermission();
      state.set(stateOf(Alert));
    },
    show({ id, title, onOpen }) {
      if (Alert === undefined || stateOf(Alert) !== 'on' || environment.isLookedAt()) return () => undefined;
      try {
        // The same tag in several tabs is one notification; the phone itself makes the sound.
        const shown = new Alert(title, { tag: `dialora:${id}`, requireInteraction: true, silent: true });
        shown.onclick = () => {
          environment.toFront();
          shown.close();
          onOpen();
        };
        return () => shown.close();
      } catch {
        // Chrome on Android has the constructor and refuses it in pages.
        state.set('unsupported');
        return () => undefined;
      }
    },
  };
}

function stateOf(Alert: typeof Notification | undefined): AlertState {
  if (Alert === undefined) return 'unsupported';
  return Alert.permission === 'granted' ? 'on' : Alert.permission === 'denied' ? 'blocked' : 'ask';
}

function browserPage(): AlertEnvironment {
  return {
    // Not on pages that are not secure.
    Notification: typeof Notification === 'undefined' || !globalThis.isSecureContext ? undefined : Notification,
    isLookedAt: () => document.visibilityState === 'visible' && document.hasFocus(),
    toFront: () => globalThis.focus(),
  };
}
