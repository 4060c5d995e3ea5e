import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createMenus, menuIds, selectedNumber } from '../features/menu/menu.js';
import { createRouter } from '../features/messages/router.js';
import { networkPort } from '../features/network/frames.js';
import { serveNetwork } from '../features/network/serve.js';
import { askTab } from '../features/numbers/in-tab.js';
import { stepNumber } from '../features/numbers/step.js';
import { openPanel } from '../features/panel/open.js';
import { actFromAlert, openFromAlert } from '../features/phone/alert-host.js';
import { phonePort } from '../features/phone/ports.js';
import { target } from '../features/platform/target.js';
import { contextName } from '../features/requests/active-context.js';
import { isMailboxPage, markTab, registerSites } from '../features/sites/sites.js';
import { createHandlers, ensurePhone, wantCall } from '../features/worker/handlers.js';
import { createWorkerParts, drainAlarm } from '../features/worker/parts.js';
import { callSelection } from '../features/worker/selection.js';

/*
 * The service worker: the only one who holds tokens and who talks to the network. It is stopped and started at will,
 * so everything it knows is in storage, and every listener is registered before anything is awaited.
 */
export default defineBackground({
  type: 'module',
  main() {
    const parts = createWorkerParts();
    const { memory, session, log, numbers } = parts;
    const { id } = browser.runtime;
    const origin = new URL(browser.runtime.getURL('/')).origin;
    const route = createRouter(createHandlers(parts), { id, origin });

    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => route(message, sender, respond));
    browser.runtime.onConnect.addListener((port) => {
      const ours = port.sender?.id === id && port.sender.url?.startsWith(`${origin}/`) === true;
      if (ours && port.name === networkPort) {
        serveNetwork(port, {
          apiOrigin: target.apiOrigin,
          fetch: (input, init) => fetch(input, init),
          token: () => session.token(),
        });
        return;
      }
      if (!ours) port.disconnect();
      else if (port.name === phonePort) parts.phonePorts.add(port);
    });

    browser.runtime.onInstalled.addListener(({ reason }) => {
      void createMenus();
      void registerSites();
      if (reason === 'install') void browser.runtime.openOptionsPage();
    });
    browser.runtime.onStartup.addListener(() => {
      void log.drain();
      void session.state().then(({ state }) => (state === 'signed-in' ? ensurePhone(parts) : undefined));
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === drainAlarm) void log.drain();
    });
    browser.permissions.onAdded.addListener(() => void registerSites());
    browser.permissions.onRemoved.addListener(() => void registerSites());
    browser.tabs.onRemoved.addListener((tabId) => {
      void memory.remove(contextName(tabId));
      void numbers.forget(tabId);
    });
    browser.tabs.onUpdated.addListener((tabId, { status }) => {
      if (status === 'loading') void numbers.forget(tabId);
      // A page that only changed its address still has its numbers.
      if (status === 'complete') void askTab(tabId, { type: 'tellNumbers' });
    });
    browser.notifications.onClicked.addListener((notification) => void openFromAlert(notification));
    // Not in Firefox, whose notifications have no buttons.
    (browser.notifications as Partial<typeof browser.notifications>).onButtonClicked?.addListener(
      (notification, button) => void actFromAlert(notification, button).catch(() => undefined),
    );

    browser.action.onClicked.addListener((tab) => {
      void openPanel(tab.windowId);
      // Pages of the browser itself cannot be marked.
      if (tab.id !== undefined && !isMailboxPage(tab.url)) markTab(tab.id).catch(() => undefined);
    });
    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (tab?.id === undefined) return;
      if (info.menuItemId === menuIds.markPage && !isMailboxPage(tab.url)) markTab(tab.id).catch(() => undefined);
      if (info.menuItemId !== menuIds.callSelection) return;
      const number = selectedNumber(info.selectionText);
      if (number === undefined) void openPanel(tab.windowId);
      else void wantCall(parts, tab.windowId, { number });
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (tab === undefined) return;
      if (command === 'call-selection') void callSelection(parts, tab);
      if (command !== 'next-number' && command !== 'previous-number') return;
      const mark = (tabId: number) => (isMailboxPage(tab.url) ? Promise.resolve() : markTab(tabId));
      if (tab.id !== undefined)
        void stepNumber(parts, tab.id, command === 'next-number' ? 1 : -1, mark).catch(() => undefined);
    });
  },
});
