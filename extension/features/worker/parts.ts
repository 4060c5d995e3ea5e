import { createApiClient, type ApiClient } from '@dialora/api';
import { createTokenEndpoint } from '@dialora/api/oauth';
import { browser } from 'wxt/browser';
import { readAccount } from '../auth/account.js';
import { createSession, type Session } from '../auth/session.js';
import { createWorkerLog, type WorkerLog } from '../log/worker-log.js';
import { createTabNumbers, type TabNumbersStore } from '../numbers/tab-numbers.js';
import { createPortWatch, type PortWatch } from '../phone/port-watch.js';
import { browserArea, type Area } from '../platform/area.js';
import { target } from '../platform/target.js';
import { createDialRequests, type DialRequests } from '../requests/dial-requests.js';
import { closeStorage } from './close-storage.js';
import { launchSignIn } from './launch-sign-in.js';

/** Everything the worker's listeners work with. Built anew each time the worker starts; nothing is kept in it. */
export interface WorkerParts {
  /** Of this browser run. */
  readonly memory: Area;
  readonly disk: Area;
  readonly session: Session;
  readonly client: ApiClient;
  readonly requests: DialRequests;
  readonly log: WorkerLog;
  readonly numbers: TabNumbersStore;
  readonly phonePorts: PortWatch;
}

export const drainAlarm = 'drain';

export function createWorkerParts(): WorkerParts {
  const memory = browserArea(browser.storage.session, 'run');
  const kept = browserArea(browser.storage.local, 'keep');
  // From then on no content script can read what is kept; nothing is written before.
  const closed = closeStorage();
  const disk: Area = {
    ...kept,
    set: async (name, value) => {
      await closed;
      await kept.set(name, value);
    },
  };
  const session = createSession({
    apiOrigin: target.apiOrigin,
    clientId: target.clientId,
    endpoint: createTokenEndpoint({ baseUrl: target.apiOrigin, clientId: target.clientId }),
    redirectUri: browser.identity.getRedirectURL('cb'),
    memory,
    disk,
    launch: launchSignIn,
  });
  const client = createApiClient({ baseUrl: target.apiOrigin, getToken: (options) => session.token(options) });
  const log = createWorkerLog({ client, account: () => readAccount(disk), wakeLater });
  return {
    memory,
    disk,
    session,
    client,
    requests: createDialRequests(memory),
    log,
    numbers: createTabNumbers(memory),
    phonePorts: createPortWatch(),
  };
}

/** Half a minute is the shortest that stores allow. */
async function wakeLater(waiting: boolean): Promise<void> {
  if (waiting) await browser.alarms.create(drainAlarm, { delayInMinutes: 0.5 });
  else await browser.alarms.clear(drainAlarm);
}
