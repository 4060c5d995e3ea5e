import { getMe } from '@dialora/api/routes';
import { browser } from 'wxt/browser';
import { readAccount, rememberAccount } from '../auth/account.js';
import type { Handlers } from '../messages/router.js';
import { openPanel } from '../panel/open.js';
import { showPhoneState } from '../phone/alert-host.js';
import { closeOffscreen, ensureOffscreen } from '../phone/offscreen.js';
import { target } from '../platform/target.js';
import { askTab, loadNumbersInto } from '../numbers/in-tab.js';
import { countryOfSite, forgetCountries, rememberCountry, siteOf } from '../numbers/site-countries.js';
import { contextName } from '../requests/active-context.js';
import type { Wish } from '../requests/dial-requests.js';
import { fallbackCountry, readSettings } from '../settings/settings.js';
import { registerSites } from '../sites/sites.js';
import type { WorkerParts } from './parts.js';

/** In Firefox the sidebar owns the audio; there is nothing to make sure of. */
export async function ensurePhone({ phonePorts }: WorkerParts): Promise<void> {
  if (!target.isFirefox && (await ensureOffscreen())) phonePorts.letGo();
}

/** Opens the panel, in the turn of the click, and keeps what is to be called until the panel takes it. */
export function wantCall({ requests }: WorkerParts, windowId: number | undefined, wish: Wish): Promise<void> {
  if (windowId === undefined) return Promise.resolve();
  void openPanel(windowId);
  return requests.put(windowId, wish);
}

/** What the worker does with each message. */
export function createHandlers(parts: WorkerParts): Handlers {
  const { memory, disk, session, client, requests, log, numbers } = parts;
  const accepted = { accepted: true } as const;

  /** Every frame of the tab reads its national numbers anew, and so does the site the next time. */
  async function chooseCountry(tabId: number, url: string | undefined, country: string): Promise<void> {
    const site = siteOf(url);
    if (site !== undefined) await rememberCountry(disk, site, country);
    await askTab(tabId, { type: 'setCountry', country });
  }

  return {
    async requestCall({ number, extension }, { tab }) {
      await wantCall(parts, tab.windowId, { number, ...(extension === undefined ? {} : { extension }) });
      return accepted;
    },
    openPanel(_message, { tab }) {
      if (tab.windowId !== undefined) void openPanel(tab.windowId);
      return accepted;
    },
    async pageContext({ context }, { tab }) {
      const name = contextName(tab.id ?? -1);
      await (context === null ? memory.remove(name) : memory.set(name, context));
      return accepted;
    },
    async markSettings(_message, { tab, url }) {
      const [settings, account, chosen] = await Promise.all([
        readSettings(disk),
        readAccount(disk),
        countryOfSite(disk, siteOf(tab.url ?? url)),
      ]);
      const home = settings.country ?? account?.country ?? fallbackCountry;
      return { enabled: settings.marks, home, chosen: chosen ?? null };
    },
    async requestAction({ action, number, extension }, { tab }) {
      const wish = { number, action, ...(extension === undefined ? {} : { extension }) };
      await wantCall(parts, tab.windowId, wish);
      return accepted;
    },
    async loadNumbers(_message, { tab, frameId }) {
      await loadNumbersInto(tab.id ?? -1, frameId ?? 0);
      return accepted;
    },
    async pageNumbers({ page }, { tab, frameId }) {
      await numbers.put(tab.id ?? -1, frameId ?? 0, page);
      return accepted;
    },
    async countryChosen({ country }, { tab, url }) {
      await chooseCountry(tab.id ?? -1, tab.url ?? url, country);
      return accepted;
    },
    async pageCountry({ tabId, country }) {
      const tab = await browser.tabs.get(tabId);
      await chooseCountry(tabId, tab.url, country);
      return accepted;
    },
    async signIn() {
      await session.signIn();
      const { data } = await client.send(getMe, {});
      await rememberAccount(disk, data);
      await ensurePhone(parts);
      return session.state();
    },
    async signOut() {
      await log.wipe();
      await session.signOut();
      if (!target.isFirefox) await closeOffscreen();
      // Who wrote to the agent, wishes to call, the account: nothing of it stays.
      await browser.storage.session.clear();
      await Promise.all([disk.remove('account'), disk.remove('caller-id'), disk.remove('desk'), forgetCountries(disk)]);
      return session.state();
    },
    async session({ fresh }) {
      if (fresh) await session.token({ fresh });
      return session.state();
    },
    async ensurePhone() {
      await ensurePhone(parts);
      return { ready: true };
    },
    takeDialRequest: async ({ windowId }) => ({ request: await requests.take(windowId) }),
    async drainLog() {
      await log.drain();
      return accepted;
    },
    async phoneState({ state }) {
      await showPhoneState(state);
      return accepted;
    },
    async sitesChanged() {
      await registerSites();
      return accepted;
    },
  };
}
