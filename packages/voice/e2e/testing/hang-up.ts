import type { Page } from '@playwright/test';

/** Hangs up; how many microphones are open in the very next turn after the page is told that the call has ended. */
export function microphonesAfterHangUp(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { phone, instruments } = window.bench;
        const undo = phone.subscribe(({ calls }) => {
          if (calls.at(-1)?.phase !== 'ended') return;
          undo();
          setTimeout(() => resolve(instruments.openMicrophones()));
        });
        void phone.hangUp('call_1');
      }),
  );
}
