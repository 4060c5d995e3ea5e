import type { Feature } from '../content/features.js';
import type { PageContext } from '../messages/protocol.js';
import { tell as toWorker } from '../messages/tell.js';
import { contextOf, readMailbox } from './context.js';
import { isMailbox } from './route.js';
import { readThread } from './thread.js';
import { watchPage } from './watch.js';

/** Tells the side panel who is at the other end of the open thread. Only addresses and names leave the page. */
export const gmailContext: Feature = {
  name: 'gmail-context',
  include: isMailbox,
  init({ signal }) {
    let told = 'nothing yet';
    const tell = (context: PageContext | null): void => {
      const now = JSON.stringify(context);
      if (now === told) return;
      told = now;
      // The worker is woken by this; should it be gone for good, this script is about to be ended too.
      toWorker({ type: 'pageContext', context }).catch(() => {
        // It did not arrive: the next look tells it again.
        if (told === now) told = 'nothing yet';
      });
    };
    watchPage(document, () => tell(contextOf(readThread(document), readMailbox(document))), { signal });
    addEventListener('pagehide', () => tell(null), { signal });
    addEventListener('pageshow', () => (told = 'nothing yet'), { signal });
  },
};
