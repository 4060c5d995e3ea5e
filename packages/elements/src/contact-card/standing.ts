import {
  toProblem,
  type Activity,
  type AppointmentActivity,
  type ContactPermissions,
  type PrivacyRequest,
  type Workspace,
} from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { now } from '../internal/clock.js';

/** So many appointments are looked through for the next one. */
const mostAppointments = 50;

/**
 * How things stand with the contact that is shown: what is permitted, what happened last, what comes next, which rights
 * were asked for. Each part comes when it comes and is left out where it cannot be read; live events keep it true.
 */
export class Standing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #of: readonly unknown[] = [];
  #stop: AbortController | undefined;
  permissions: ContactPermissions | undefined;
  last: Activity | undefined;
  next: AppointmentActivity | undefined;
  requests: readonly PrivacyRequest[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.follow(undefined, undefined);
  }

  /** Reads what belongs to this contact, once; nothing without one. */
  follow(workspace: Workspace | undefined, contactId: string | undefined): void {
    if (workspace === this.#of[0] && contactId === this.#of[1]) return;
    this.#of = [workspace, contactId];
    this.#stop?.abort();
    this.permissions = this.last = this.next = undefined;
    this.requests = [];
    if (!workspace || contactId === undefined) return;
    const stop = (this.#stop = new AbortController());
    const read = (): void => this.#read(workspace, contactId, stop.signal);
    const undo = workspace.live.subscribe(
      (event) => {
        if (event.type === 'contact-updated' && event.contact.id === contactId)
          this.#permissions(workspace, contactId, stop.signal);
        if (event.type === 'activity-created' || event.type === 'activity-updated') {
          if (event.activity.contactId === contactId) read();
        } else if (event.type === 'activity-deleted' && event.contactId === contactId) read();
      },
      { onGap: read },
    );
    stop.signal.addEventListener('abort', undo);
    read();
    void this.#take(workspace.privacy?.requests(contactId, { signal: stop.signal }), stop.signal, (requests) => {
      this.requests = requests;
    });
  }

  /** A request that was just entered. */
  add(request: PrivacyRequest): void {
    this.requests = [request, ...this.requests.filter(({ id }) => id !== request.id)];
    this.#host.requestUpdate();
  }

  #read(workspace: Workspace, contactId: string, signal: AbortSignal): void {
    this.#permissions(workspace, contactId, signal);
    void this.#take(workspace.activities.page({ contactId, limit: 1 }, { signal }), signal, ({ items }) => {
      this.last = items[0];
    });
    const query = { contactId, limit: mostAppointments, type: 'appointment' } as const;
    void this.#take(workspace.activities.page(query, { signal }), signal, ({ items }) => {
      this.next = items
        .filter((each): each is AppointmentActivity => each.type === 'appointment' && Date.parse(each.startsAt) > now())
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0];
    });
  }

  #permissions(workspace: Workspace, contactId: string, signal: AbortSignal): void {
    void this.#take(workspace.permissions?.of(contactId, { signal }), signal, (permissions) => {
      this.permissions = permissions;
    });
  }

  async #take<T>(reading: Promise<T> | undefined, signal: AbortSignal, put: (value: T) => void): Promise<void> {
    if (!reading) return;
    try {
      const value = await reading;
      if (signal.aborted) return;
      put(value);
      this.#host.requestUpdate();
    } catch (error) {
      // Not what the card is opened for: it says less, and a refusal still comes with its reason.
      if (!signal.aborted && toProblem(error).kind === 'unknown')
        console.warn('Dialora: a part of the card is missing.', error);
    }
  }
}
