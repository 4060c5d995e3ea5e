import type { Clock, Readable, Softphone } from '@dialora/core';
import { createStore, isLive, systemClock } from '@dialora/core';
import { createRemoteSoftphone } from '../remote/remote-softphone.js';
import { readViewMessage } from '../remote/protocol.js';
import { serveSoftphone } from '../remote/serve.js';
import type { Handover, LocalSoftphone } from '../softphone/ports.js';
import type { Channel } from './channel-port.js';
import { portOfChannel } from './channel-port.js';
import { readOwnerMessage, sealOwner } from './messages.js';

/** What the owning page knows when its transport asks. */
export interface OwnerSeat {
  /** True when another page waits to take over: calls may stay up when this page goes away. */
  readonly hasHeir: () => boolean;
}

export interface SharedSoftphoneOptions {
  /** Tells phones of different accounts apart; pages of one origin and name share one phone. */
  readonly name: string;
  /** Makes the phone that owns the audio; called only in the page that was elected. */
  readonly create: (seat: OwnerSeat) => LocalSoftphone;
  /** Called in pages that wait while a call is on, so that a take-over need not load anything first. */
  readonly prepare?: () => Promise<unknown>;
  readonly clock?: Clock;
  readonly locks?: Pick<LockManager, 'request' | 'query'>;
  readonly createChannel?: (name: string) => Channel;
}

export interface SharedSoftphone extends Softphone {
  /** `owner` in the one page that has the audio. */
  readonly role: Readable<'view' | 'owner'>;
  /** Leaves: another page takes over, or the calls end when there is none. */
  close(): Promise<void>;
}

/** How often the owner looks whether somebody waits to take over, while a call is on, in ms. */
const heirCheckMs = 2_000;
/** How long a page that left keeps its calls up for the next one, in ms. */
const retirementMs = 5_000;

/**
 * One phone for any number of tabs. Web Locks elect the page that owns the audio; the others, and the owner's own screen,
 * are views over a broadcast channel. When the owner goes away the next page takes over, with the calls.
 */
export function createSharedSoftphone(options: SharedSoftphoneOptions): SharedSoftphone {
  const clock = options.clock ?? systemClock;
  const locks = options.locks ?? pageLocks();
  const createChannel = options.createChannel ?? ((name: string) => new BroadcastChannel(name));
  const name = `dialora.phone.${options.name}`;
  const aside = (): Channel => createChannel(`${name}.levels`);
  const role = createStore<'view' | 'owner'>('view');
  // A channel does not hear itself, so the view and the owner of one page need one each.
  const viewChannel = createChannel(name);
  const view = createRemoteSoftphone(() => portOfChannel(viewChannel, aside), { clock });
  let handedOut: readonly Handover[] = [];
  let leave = (): void => undefined;
  let closing = new AbortController();
  let tenure: Promise<unknown> = Promise.resolve();

  viewChannel.addEventListener('message', (event) => {
    const message = readOwnerMessage((event as MessageEvent<unknown>).data);
    if (message?.type === 'handovers') handedOut = message.handovers;
  });
  const stopPreparing = view.subscribe(({ calls }) => {
    if (role.get() === 'view' && calls.some(isLive)) ignore(Promise.resolve(options.prepare?.()));
  });

  function stand(): void {
    const { signal } = closing;
    tenure = locks
      .request(name, { signal }, () => own(signal))
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  }

  async function own(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    let heirs = 0;
    const { calls, line } = view.get();
    const local = options.create({ hasHeir: () => heirs > 0 });
    if (calls.length > 0) ignore(local.adopt(calls, handedOut));
    else if (line.state !== 'off') ignore(local.start());

    const channel = createChannel(name);
    const tellHandovers = (): void =>
      channel.postMessage(sealOwner({ type: 'handovers', handovers: local.handovers.get() }));
    const countHeirs = async (): Promise<void> => {
      const { pending = [] } = await locks.query();
      heirs = pending.filter((lock) => lock.name === name).length;
    };
    let cancelCheck = (): void => undefined;
    const check = (): void => {
      cancelCheck();
      ignore(countHeirs());
      if (local.get().calls.some(isLive)) cancelCheck = clock.after(heirCheckMs, check);
    };
    role.set('owner');
    channel.postMessage(sealOwner({ type: 'owner' }));
    const undos = [
      serveSoftphone(local, portOfChannel(channel, aside)),
      local.handovers.subscribe(tellHandovers),
      local.subscribe(check),
      // A page that came later does not know the tokens yet.
      portOfChannel(channel).onMessage((message) => {
        if (readViewMessage(message)?.type === 'hello') tellHandovers();
      }),
    ];
    check();

    await new Promise<void>((resolve) => {
      leave = resolve;
    });
    role.set('view');
    for (const undo of undos) undo();
    cancelCheck();
    await countHeirs();
    channel.close();
    // Not awaited: the lock goes to the heir now, and what is left here only has to end once the calls have moved.
    ignore(heirs > 0 ? retire(local, clock) : local.dispose());
  }

  /** A page that goes away lets the next one in at once, rather than when the browser gets round to it. */
  function onPageHide(): void {
    leave();
  }
  /** Back from the back/forward cache, where it could not own anything. */
  function onPageShow(event: Event): void {
    if ((event as PageTransitionEvent).persisted && role.get() === 'view') {
      closing.abort();
      closing = new AbortController();
      stand();
    }
  }

  stand();
  const page = typeof window === 'undefined' ? undefined : window;
  page?.addEventListener('pagehide', onPageHide);
  page?.addEventListener('pageshow', onPageShow);

  return {
    ...view,
    role,
    async close() {
      page?.removeEventListener('pagehide', onPageHide);
      page?.removeEventListener('pageshow', onPageShow);
      closing.abort();
      leave();
      await tenure;
      stopPreparing();
      view.close();
      viewChannel.close();
    },
  };
}

function pageLocks(): Pick<LockManager, 'request' | 'query'> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ?? everyoneOwns;
}

/** Pages that are not secure have no locks (nor a microphone): each is its own phone and says what is wrong. */
const everyoneOwns: Pick<LockManager, 'request' | 'query'> = {
  request: ((_name: string, _options: unknown, run: () => unknown) => run()) as LockManager['request'],
  query: () => Promise.resolve({ held: [], pending: [] }),
};

/** Lets an heir take the calls, for a few seconds, and then stops the phone. */
async function retire(local: LocalSoftphone, clock: Clock): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      cancelTimer();
      unsubscribe();
      resolve();
    };
    const cancelTimer = clock.after(retirementMs, done);
    const unsubscribe = local.subscribe(({ calls }) => {
      if (!calls.some(isLive)) done();
    });
    if (!local.get().calls.some(isLive)) done();
  });
  await local.dispose();
}

/** For work whose failure shows in the snapshot (the line state, the end of a call) and is tried again there. */
function ignore(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
