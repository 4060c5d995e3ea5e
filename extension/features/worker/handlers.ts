import { getMe } from '@dialora/api/routes';
import { browser } from 'wxt/browser';
import { readAccount, rememberAccount } from '../auth/account.js';
import type { Handlers } from '../messages/router.js';
import { openPanel } from '../panel/open.js';
import { showPhoneState } from '../phone/alert-host.js';
import { closeOffscreen, ensureOffscreen } from '../phone/offscreen.js';
import { target } from '../platform/target.js';
import { contextName } from '../requests/active-context.js';
import { fallbackCountry, readSettings } from '../settings/settings.js';
import { registerSites } from '../sites/sites.js';
import type { WorkerParts } from './parts.js';

/** In Firefox the sidebar owns the audio; there is nothing to make sure of. */
export async function ensurePhone({ phonePorts }: WorkerParts): Promise<void> {
  if (!target.isFirefox && (await ensureOffscreen())) phonePorts.letGo();
}

/** Opens the panel, in the turn of the click, and keeps what is to be called until the panel takes it. */
export function wantCall(
  { requests }: WorkerParts,
  windowId: number | undefined,
  wish: { readonly number: string; readonly extension?: string },
): Promise<void> {
  if (windowId === undefined) return Promise.resolve();
  void openPanel(windowId);
  return requests.put(windowId, wish);
}

/** What the worker does with each message. */
export function createHandlers(parts: WorkerParts): Handlers {
  const { memory, disk, session, client, requests, log } = parts;
  const accepted = { accepted: true } as const;
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
    async markSettings() {
      const [settings, account] = await Promise.all([readSettings(disk), readAccount(disk)]);
      return { enabled: settings.marks, country: settings.country ?? account?.country ?? fallbackCountry };
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
      await Promise.all([disk.remove('account'), disk.remove('caller-id'), disk.remove('desk')]);
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
