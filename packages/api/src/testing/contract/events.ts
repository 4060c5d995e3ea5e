import * as z from 'zod/mini';
import { createSseParser } from '../../events/sse-parser.js';
import { activitySchema } from '../../schemas/activities.js';
import { randomId } from '../../internal/id.js';
import { makeNote } from './activities.js';
import { makeContact } from './contacts.js';
import { ask, must, refused, same, type Check, type ContractSubject } from './subject.js';

interface Heard {
  readonly ids: readonly string[];
  readonly notes: readonly string[];
}

/** Listens until `enough`, then hangs up. Times out after 10 s. */
async function listen(
  subject: ContractSubject,
  lastEventId: string | undefined,
  enough: (heard: Heard) => boolean,
  onOpen: () => Promise<void> = () => Promise.resolve(),
): Promise<Heard> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('No such event within 10 s.')), 10_000);
  const heard = { ids: [] as string[], notes: [] as string[] };
  const parser = createSseParser({
    onFrame(frame) {
      if (frame.event !== 'activity.created') return;
      const activity = z.parse(activitySchema, JSON.parse(frame.data));
      if (activity.type === 'note') heard.notes.push(activity.body);
    },
    onId: (id) => heard.ids.push(id),
  });
  try {
    const response = await (subject.fetch ?? fetch)(`${subject.baseUrl}/api/v1/events`, {
      headers: {
        Authorization: `Bearer ${subject.token}`,
        ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
      },
      signal: stop.signal,
    });
    same(response.status, 200, 'the status');
    must((response.headers.get('content-type') ?? '').startsWith('text/event-stream'), 'it must be an event stream');
    await onOpen();
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    while (!enough(heard)) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) break;
      parser.push(decoder.decode(chunk.value, { stream: true }));
    }
    must(enough(heard), `the stream ended early after ${JSON.stringify(heard)}`);
    return heard;
  } finally {
    clearTimeout(timer);
    stop.abort(new DOMException('heard enough', 'AbortError'));
  }
}

export function eventChecks(subject: ContractSubject): readonly Check[] {
  return [
    {
      name: 'events: a note written elsewhere arrives, and what happened while away arrives once, in order',
      async run() {
        const contact = await makeContact(subject);
        const [one, two, three] = [randomId(), randomId(), randomId()];
        const write = async (body: string): Promise<void> => {
          await makeNote(subject, contact.id, { body });
        };
        const first = await listen(
          subject,
          undefined,
          ({ notes }) => notes.includes(one),
          () => write(one),
        );
        const lastId = first.ids.at(-1);
        must(lastId !== undefined, 'events must carry ids');
        await write(two);
        await write(three);
        const second = await listen(subject, lastId, ({ notes }) => notes.includes(three));
        same(
          second.notes.filter((body) => [one, two, three].includes(body)),
          [two, three],
          'what was missed',
        );
      },
    },
    {
      name: 'events: an id comes before anything happens, so that even a quiet line can be resumed',
      async run() {
        const { ids } = await listen(subject, undefined, (heard) => heard.ids.length > 0);
        must(ids[0] !== '', 'the id must not be empty');
      },
    },
    {
      name: 'events: only for who is signed in',
      async run() {
        refused(await ask(subject, { path: '/api/v1/events', token: null }), 401, 'unauthenticated');
      },
    },
  ];
}
