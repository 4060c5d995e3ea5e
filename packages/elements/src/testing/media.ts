import { emulateMedia as emulate } from '@web/test-runner-commands';

/** Only Chromium's protocol can be told what a visitor prefers; asking the others fills the log with errors. */
export const canEmulate = navigator.userAgent.includes('Chrome');

/** Draws the page as for a visitor who prefers this; elsewhere than in Chromium the page stays as it is. */
export async function emulateMedia(media: Parameters<typeof emulate>[0]): Promise<void> {
  if (canEmulate) await emulate(media);
}

/** The looks that a page may have; the last is the usual one again. Only one where they cannot be emulated. */
export const everyMedia: readonly Parameters<typeof emulate>[0][] = canEmulate
  ? [{ colorScheme: 'dark' }, { forcedColors: 'active' }, { colorScheme: 'light', forcedColors: 'none' }]
  : [{}];
