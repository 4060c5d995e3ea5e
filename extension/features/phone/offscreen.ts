import { browser } from 'wxt/browser';

const page = 'offscreen.html';

let creating: Promise<boolean> | undefined;

/**
 * Makes sure that the page that owns the audio is there. One shared promise: two creations at a time make Chrome refuse
 * the second. `USER_MEDIA` keeps the page alive; with `AUDIO_PLAYBACK` alone Chrome closes it after half a minute.
 * Resolves with whether it had to be created.
 */
export function ensureOffscreen(): Promise<boolean> {
  creating ??= create().finally(() => (creating = undefined));
  return creating;
}

async function create(): Promise<boolean> {
  if (await hasOffscreen()) return false;
  await browser.offscreen.createDocument({
    url: page,
    reasons: ['USER_MEDIA', 'AUDIO_PLAYBACK', 'WEB_RTC'],
    justification: 'Carries the audio of phone calls, so that a call goes on when the side panel is closed.',
  });
  return true;
}

async function hasOffscreen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(`/${page}`)],
  });
  return contexts.length > 0;
}

/** Ends the line and the calls with it: at sign-out. */
export async function closeOffscreen(): Promise<void> {
  await creating?.catch(() => undefined);
  if (await hasOffscreen()) await browser.offscreen.closeDocument();
}
