import type { Browser, CDPSession, Target } from 'puppeteer-core';

export interface WorkerAddress {
  /** Of the service worker's script. */
  readonly worker: string;
  /** How every page of the extension begins. */
  readonly from: string;
}

/** Runs commands of the browser's own list of workers, through whichever page of the extension is there. */
async function command(
  driver: Browser,
  address: WorkerAddress,
  run: (session: CDPSession) => Promise<void>,
): Promise<void> {
  const isPage = (target: Target): boolean =>
    target.url().startsWith(address.from) && target.url().endsWith('.html') && (target.type() as string) !== 'tab';
  const page = await driver.waitForTarget(isPage, { timeout: 15_000 });
  const session = await page.createCDPSession();
  try {
    await session.send('ServiceWorker.enable');
    await run(session);
  } finally {
    await session.detach();
  }
}

const reached = (session: CDPSession, status: 'running' | 'stopped'): Promise<void> =>
  new Promise((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some((version) => version.runningStatus === status)) resolve();
    });
  });

/** Stops the worker as the browser does when it is idle; resolves once it is gone. */
export function stopWorker(driver: Browser, address: WorkerAddress): Promise<void> {
  return command(driver, address, async (session) => {
    const stopped = reached(session, 'stopped');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
  });
}

/** Starts it as the browser does to hand it an event; resolves once it runs. */
export function startWorker(driver: Browser, address: WorkerAddress): Promise<void> {
  return command(driver, address, async (session) => {
    const running = reached(session, 'running');
    await session.send('ServiceWorker.startWorker', { scopeURL: address.from });
    await running;
  });
}

/** Evaluates in the worker that runs now: each time through a new session, for the former one may have been of another. */
export async function inWorker(driver: Browser, address: WorkerAddress, expression: string): Promise<unknown> {
  const target = await driver.waitForTarget((one) => one.url() === address.worker, { timeout: 15_000 });
  const session = await target.createCDPSession();
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  } finally {
    await session.detach();
  }
}
