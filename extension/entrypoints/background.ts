import { createApiClient } from '@dialora/api';
import { createTokenEndpoint } from '@dialora/api/oauth';
import { getMe } from '@dialora/api/routes';
import { DialoraError } from '@dialora/core';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { readAccount, rememberAccount } from '../features/auth/account.js';
import { createSession } from '../features/auth/session.js';
import { createWorkerLog } from '../features/log/worker-log.js';
import { createMenus, menuIds, selectedNumber } from '../features/menu/menu.js';
import { createRouter } from '../features/messages/router.js';
import { networkPort } from '../features/network/frames.js';
import { serveNetwork } from '../features/network/serve.js';
import { openPanel } from '../features/panel/open.js';
import { openFromAlert, showPhoneState } from '../features/phone/alert-host.js';
import { closeOffscreen, ensureOffscreen } from '../features/phone/offscreen.js';
import { phonePort } from '../features/phone/ports.js';
import { browserArea } from '../features/platform/area.js';
import { target } from '../features/platform/target.js';
import { createDialRequests } from '../features/requests/dial-requests.js';
import { contextName } from '../features/requests/active-context.js';
import { fallbackCountry, readSettings } from '../features/settings/settings.js';
import { markTab, registerSites } from '../features/sites/sites.js';

/*
 * The service worker: the only one who holds tokens and who talks to the network. It is stopped and started at will,
 * so everything it knows is in storage, and every listener is registered before anything is awaited.
 */
export default defineBackground({
  type: 'module',
  main() {
    const memory = browserArea(browser.storage.session, 'run');
    const disk = browserArea(browser.storage.local, 'keep');
    // Before anything is written: from then on no content script can read what is kept.
    const closed = closeStorage();

    const session = createSession({
      apiOrigin: target.apiOrigin,
      clientId: target.clientId,
      endpoint: createTokenEndpoint({ baseUrl: target.apiOrigin, clientId: target.clientId }),
      redirectUri: browser.identity.getRedirectURL('cb'),
      memory,
      disk: {
        ...disk,
        set: async (name, value) => {
          await closed;
          await disk.set(name, value);
        },
      },
      launch: launchSignIn,
    });
    const client = createApiClient({ baseUrl: target.apiOrigin, getToken: (options) => session.token(options) });
    const requests = createDialRequests(memory);
    const log = createWorkerLog({ client, account: () => readAccount(disk), wakeLater });

    const ensurePhone = async (): Promise<void> => {
      if (!target.isFirefox) await ensureOffscreen();
    };
    const wantCall = (windowId: number | undefined, wish: { number: string; extension?: string }): Promise<void> => {
      if (windowId === undefined) return Promise.resolve();
      void openPanel(windowId);
      return requests.put(windowId, wish);
    };

    const route = createRouter(
      {
        async requestCall({ number, extension }, { tab }) {
          await wantCall(tab.windowId, { number, ...(extension === undefined ? {} : { extension }) });
          return { accepted: true };
        },
        openPanel(_message, { tab }) {
          if (tab.windowId !== undefined) void openPanel(tab.windowId);
          return { accepted: true };
        },
        async pageContext({ context }, { tab }) {
          const name = contextName(tab.id ?? -1);
          await (context === null ? memory.remove(name) : memory.set(name, context));
          return { accepted: true };
        },
        async markSettings() {
          const [settings, account] = await Promise.all([readSettings(disk), readAccount(disk)]);
          return { enabled: settings.marks, country: settings.country ?? account?.country ?? fallbackCountry };
        },
        async signIn() {
          const state = await session.signIn();
          const { data } = await client.send(getMe, {});
          await rememberAccount(disk, data);
          await memory.set('signed-in', state.generation);
          await ensurePhone();
          return state;
        },
        async signOut() {
          await log.wipe();
          await session.signOut();
          if (!target.isFirefox) await closeOffscreen();
          // Who wrote to the agent, wishes to call, the account: nothing of it stays.
          await browser.storage.session.clear();
          await Promise.all([disk.remove('account'), disk.remove('caller-id')]);
          return session.state();
        },
        async session({ fresh }) {
          if (fresh && (await session.token({ fresh })) === undefined) await memory.remove('signed-in');
          return session.state();
        },
        async ensurePhone() {
          await ensurePhone();
          return { ready: true };
        },
        takeDialRequest: async ({ windowId }) => ({ request: await requests.take(windowId) }),
        async drainLog() {
          await log.drain();
          return { accepted: true };
        },
        async phoneState({ state }) {
          await showPhoneState(state);
          return { accepted: true };
        },
        async sitesChanged() {
          await registerSites();
          return { accepted: true };
        },
      },
      { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin },
    );

    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => route(message, sender, respond));
    browser.runtime.onConnect.addListener((port) => {
      if (port.sender?.id !== browser.runtime.id || port.sender.url?.startsWith(browser.runtime.getURL('/')) !== true) {
        port.disconnect();
        return;
      }
      // The phone's ports are for whoever owns the audio; held here too, its end would not be noticed.
      if (port.name === phonePort) port.disconnect();
      if (port.name === networkPort) {
        serveNetwork(port, {
          apiOrigin: target.apiOrigin,
          fetch: (...args) => fetch(...args),
          token: () => session.token(),
        });
      }
    });

    browser.runtime.onInstalled.addListener(({ reason }) => {
      void createMenus();
      void registerSites();
      if (reason === 'install') void browser.runtime.openOptionsPage();
    });
    browser.runtime.onStartup.addListener(() => {
      void log.drain();
      void session.state().then(({ state }) => (state === 'signed-in' ? ensurePhone() : undefined));
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === drainAlarm) void log.drain();
    });
    browser.permissions.onAdded.addListener(() => void registerSites());
    browser.permissions.onRemoved.addListener(() => void registerSites());
    browser.tabs.onRemoved.addListener((tabId) => void memory.remove(contextName(tabId)));

    browser.action.onClicked.addListener((tab) => {
      if (tab.id === undefined) return;
      void openPanel(tab.windowId);
      void browser.action.setBadgeText({ text: '' });
      // Pages of the browser itself, and letters, which have a script of their own, are not for marking.
      markTab(tab.id).catch(() => undefined);
    });
    browser.notifications.onClicked.addListener((id) => void openFromAlert(id));
    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (tab?.id === undefined) return;
      if (info.menuItemId === menuIds.markPage) markTab(tab.id).catch(() => undefined);
      const number = info.menuItemId === menuIds.callSelection ? selectedNumber(info.selectionText) : undefined;
      if (info.menuItemId === menuIds.callSelection) {
        if (number === undefined) void openPanel(tab.windowId);
        else void wantCall(tab.windowId, { number });
      }
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (command !== 'call-selection' || tab?.id === undefined) return;
      void openPanel(tab.windowId);
      const { windowId } = tab;
      void selectionOf(tab.id).then((text) => {
        const number = selectedNumber(text);
        return number === undefined ? undefined : requests.put(windowId, { number });
      });
    });
  },
});

const drainAlarm = 'drain';

/** Half a minute is the shortest that stores allow. */
async function wakeLater(waiting: boolean): Promise<void> {
  if (waiting) await browser.alarms.create(drainAlarm, { delayInMinutes: 0.5 });
  else await browser.alarms.clear(drainAlarm);
}

async function closeStorage(): Promise<void> {
  // Firefox keeps `session` to trusted contexts anyway and knows no levels for `local`.
  if (target.isFirefox) return;
  await Promise.all([
    browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
    browser.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
  ]);
}

async function launchSignIn(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (error) {
    // The browser tells one thing from the other only by its sentence.
    const message = error instanceof Error ? error.message : String(error);
    if (/approve|cancel|closed/i.test(message)) return undefined;
    throw new DialoraError({ kind: 'api-unreachable', code: 'sign_in_page', detail: message }, { cause: error });
  }
}

async function selectionOf(tabId: number): Promise<string> {
  const [first] = await browser.scripting.executeScript({
    target: { tabId },
    func: () => String(globalThis.getSelection() ?? ''),
  });
  return typeof first?.result === 'string' ? first.result : '';
}
