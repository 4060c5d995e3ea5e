import type { LiveEvent, LiveEvents } from '@dialora/core';
import type { WireEvent } from '../schemas/events.js';
import { camelize } from '../wire/camelize.js';
import type { EventStream } from './event-stream.js';

/** The stream as elements see it: activities and contacts in the words of core. */
export function createLiveEvents(stream: EventStream): LiveEvents {
  return {
    state: stream.state,
    subscribe(listener, options) {
      return stream.subscribe((event) => {
        const told = liveEventOf(event);
        if (told !== undefined) listener(told);
      }, options);
    },
  };
}

function liveEventOf(event: WireEvent): LiveEvent | undefined {
  switch (event.event) {
    case 'activity.created':
      return { type: 'activity-created', activity: camelize(event.data) };
    case 'activity.updated':
      return { type: 'activity-updated', activity: camelize(event.data) };
    case 'activity.deleted':
      return { type: 'activity-deleted', activityId: event.data.id, contactId: event.data.contact_id };
    case 'contact.updated':
      return { type: 'contact-updated', contact: camelize(event.data) };
    case 'contact.deleted':
    case 'call.updated':
    case 'permission.changed':
    case 'presence.changed':
      return undefined;
  }
}
