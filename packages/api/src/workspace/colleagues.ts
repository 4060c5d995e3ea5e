import type { Clock, Colleague, Loadable, Presence, PresenceService, Readable } from '@dialora/core';
import { createStore, systemClock, toProblem } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import type { EventStream } from '../events/event-stream.js';
import { listColleagues, setPresence } from '../routes/call-control.js';
import type { WirePresence } from '../schemas/events.js';
import { camelize, type Camelize } from '../wire/camelize.js';

function presenceOf(presence: Camelize<WirePresence>): Presence {
  const { state, since, until, next } = presence;
  return {
    state,
    since: since === undefined ? 0 : Date.parse(since),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
    ...(next === undefined ? {} : { next }),
  };
}

/** When a presence ends by itself; undefined when it does not. */
function endOf({ until, next }: Presence): number | undefined {
  return next === undefined ? undefined : until;
}

function presenceAt(presence: Presence, time: number): Presence {
  const end = endOf(presence);
  return end === undefined || presence.next === undefined || end > time
    ? presence
    : { state: presence.next, since: end };
}

export interface Colleagues extends Readable<Loadable<readonly Colleague[]>> {
  reload(): Promise<void>;
}

/** The agents of the account; asked for with the first listener, and kept as the event stream says. */
export function createColleagues(client: ApiClient, events: EventStream, clock: Clock = systemClock): Colleagues {
  const store = createStore<Loadable<readonly Colleague[]>>({ state: 'loading' });
  let listeners = 0;
  let stop = (): void => undefined;
  let forgetNext = (): void => undefined;
  /** What was told since the newest reading began, whose list may be of before. */
  const told = new Map<string, Presence>();
  let readings = 0;

  /** What changes by itself, as the end of a wrap-up, is told once, before: it is shown when its time has come. */
  function awaitNext(): void {
    forgetNext();
    const known = store.get();
    const times = known.state === 'ready' ? known.value.flatMap(({ presence }) => endOf(presence) ?? []) : [];
    if (times.length === 0) return;
    forgetNext = clock.after(Math.max(0, Math.min(...times) - clock.now()), () => {
      change((one) => ({ ...one, presence: presenceAt(one.presence, clock.now()) }));
    });
  }

  function change(next: (colleague: Colleague) => Colleague): void {
    store.update((known) => (known.state === 'ready' ? { ...known, value: known.value.map(next) } : known));
    awaitNext();
  }

  async function reload(): Promise<void> {
    const turn = (readings += 1);
    const isNewest = (): boolean => turn === readings;
    told.clear();
    try {
      const { data } = await client.send(listColleagues, {});
      if (!isNewest()) return;
      const value = data.map((one) => ({ ...one, presence: told.get(one.id) ?? presenceOf(one.presence) }));
      store.set({ state: 'ready', value });
      awaitNext();
    } catch (error) {
      if (isNewest()) store.set({ state: 'failed', problem: toProblem(error) });
    }
  }

  function follow(): void {
    const unsubscribe = events.subscribe(
      (event) => {
        if (event.event !== 'presence.changed') return;
        const { agentId, ...rest } = camelize(event.data);
        const presence = presenceOf({ agentId, ...rest });
        told.set(agentId, presence);
        change((one) => (one.id === agentId ? { ...one, presence } : one));
      },
      { onGap: () => void reload() },
    );
    void reload();
    const unwatch = events.state.get() === 'open' ? undefined : reloadOnceOpen();
    stop = () => {
      unwatch?.();
      unsubscribe();
    };
  }

  /** What happened between the list and the opening of the line was told to nobody. */
  function reloadOnceOpen(): () => void {
    const unwatch = events.state.subscribe((now) => {
      if (now !== 'open') return;
      unwatch();
      void reload();
    });
    return unwatch;
  }

  return {
    reload,
    get: () => store.get(),
    subscribe(listener) {
      if ((listeners += 1) === 1) follow();
      const undo = store.subscribe(listener);
      let on = true;
      return () => {
        undo();
        if (on && (listeners -= 1) === 0) {
          stop();
          forgetNext();
        }
        on = false;
      };
    },
  };
}

/** The presence of one agent out of those of the account. */
export function createPresence(client: ApiClient, colleagues: Colleagues, agentId: string): PresenceService {
  const own = (): Presence | undefined => {
    const known = colleagues.get();
    return known.state === 'ready' ? known.value.find(({ id }) => id === agentId)?.presence : undefined;
  };
  return {
    get: own,
    subscribe: (listener) => {
      let last = own();
      return colleagues.subscribe(() => {
        const next = own();
        if (next === last) return;
        const previous = last;
        last = next;
        listener(next, previous);
      });
    },
    async set(state) {
      await client.send(setPresence, { body: { state } });
      await colleagues.reload();
    },
  };
}
