import type { WireActivity } from '@dialora/api/schemas';
import type { Person } from './people.js';
import type { Random } from './random.js';
import { textsOf } from './texts/index.js';
import { aiCalls, appointments, attachments, callNotes, dispositions, notes } from './texts/en.js';

/** An entry of a feed before it is written. */
export interface Entry {
  readonly person: Person;
  readonly type: WireActivity['type'];
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly authorId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Teller {
  readonly random: Random;
  readonly now: number;
  /** The account's agents and numbers. */
  readonly agentIds: readonly string[];
  readonly agentEmail: (agentId: string) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Step = (teller: Scene) => Entry;

/** One person in talk with one agent; `at` moves forward as things happen. */
interface Scene extends Teller {
  readonly person: Person;
  readonly agentId: string;
  at: number;
}

/**
 * What was said with one person: episodes of a few days each (an enquiry, a visit, a question), spread over the last
 * fourteen months and denser lately, `count` entries in all.
 */
export function tellStory(teller: Teller, person: Person, count: number): readonly Entry[] {
  const { random, now } = teller;
  const entries: Entry[] = [];
  while (entries.length < count) {
    // The square draws the episodes towards today.
    const agoDays = 420 * random.next() ** 2 + 0.4;
    const agentId = person.content.owner_id ?? random.pick(teller.agentIds);
    const scene: Scene = { ...teller, person, agentId, at: now - agoDays * day };
    for (const step of random.weigh(episodes)) {
      scene.at = inDaytime(scene.at + random.int(8, 900) * minute, person.zone);
      if (scene.at > now - 10 * minute) break;
      entries.push(step(scene));
      if (entries.length === count) break;
    }
  }
  return entries;
}

const episodes: readonly (readonly [readonly Step[], number])[] = [
  [[message('hello', 'inbound'), message('reply', 'outbound'), call, mailOut, mailIn, note], 18],
  [
    [
      call,
      mailOut,
      message('offer', 'outbound'),
      message('accept', 'inbound'),
      appointment,
      message('remind', 'outbound'),
    ],
    18,
  ],
  [[message('question', 'inbound'), message('answer', 'outbound'), message('thanks', 'inbound')], 20],
  [[missedCall, voicemail, call, note], 12],
  [[mailIn, call, mailOut], 14],
  [[aiCall, note, call], 9],
  [[call], 16],
  [[consent, message('thanks', 'inbound')], 3],
  [[mailOut, missedCall, missedCall, message('offer', 'outbound'), message('accept', 'inbound')], 8],
];

type Said = 'hello' | 'reply' | 'offer' | 'accept' | 'remind' | 'question' | 'answer' | 'thanks';

function message(what: Said, direction: 'inbound' | 'outbound'): Step {
  return (scene) => {
    const { random, person } = scene;
    const type = person.language.startsWith('en-US') || random.chance(0.45) ? 'sms' : 'whatsapp';
    const body = fill(random.pick(textsOf(person.language)[what]), scene);
    const status =
      direction === 'inbound'
        ? 'received'
        : random.weigh([
            ['delivered', type === 'sms' ? 80 : 25],
            ['read', type === 'sms' ? 0 : 70],
            ['sent', 4],
            ['failed', 1],
          ] as const);
    return entry(scene, type, direction === 'outbound', { direction, number: numberOf(scene), body, status });
  };
}

function call(scene: Scene): Entry {
  const { random } = scene;
  const seconds = Math.round(30 + 900 * random.next() ** 2.2);
  return entry(scene, 'call', true, {
    direction: random.chance(0.62) ? 'outbound' : 'inbound',
    outcome: 'completed',
    number: numberOf(scene),
    duration_seconds: seconds,
    ...(random.chance(0.55) ? { disposition: random.pick(dispositions) } : {}),
    ...(random.chance(0.3) ? { note: random.pick(callNotes) } : {}),
  });
}

function missedCall(scene: Scene): Entry {
  const { random } = scene;
  const direction = random.chance(0.6) ? ('outbound' as const) : ('inbound' as const);
  const outcome =
    direction === 'inbound'
      ? 'no-answer'
      : random.weigh([
          ['no-answer', 60],
          ['busy', 20],
          ['declined', 8],
          ['canceled', 9],
          ['failed', 3],
        ] as const);
  return entry(scene, 'call', direction === 'outbound', {
    direction,
    outcome,
    number: numberOf(scene),
    duration_seconds: 0,
  });
}

function voicemail(scene: Scene): Entry {
  return entry(scene, 'voicemail', false, {
    number: numberOf(scene),
    duration_seconds: scene.random.int(7, 46),
    transcript: fill(scene.random.pick(textsOf(scene.person.language).voicemail), scene),
  });
}

function aiCall(scene: Scene): Entry {
  const { random, person } = scene;
  const script = random.pick(aiCalls);
  let atSeconds = 0;
  const transcript = script.turns.map(([speaker, text]) => {
    const turn = { speaker, text: text.replaceAll('{name}', person.content.name), at_seconds: atSeconds };
    atSeconds += Math.round(text.length / 14 + random.int(1, 3));
    return turn;
  });
  return entry(scene, 'ai_call', false, {
    direction: 'inbound',
    outcome: 'completed',
    number: numberOf(scene),
    duration_seconds: atSeconds,
    agent_name: script.agentName,
    summary: script.summary.replaceAll('{name}', person.content.name),
    transcript,
    extracted_data: script.extracted,
  });
}

function mailOut(scene: Scene): Entry {
  return mail(scene, 'outbound');
}

function mailIn(scene: Scene): Entry {
  return mail(scene, 'inbound');
}

function mail(scene: Scene, direction: 'inbound' | 'outbound'): Entry {
  const { random, person } = scene;
  const letter = random.pick(textsOf(person.language).mail);
  const theirs = person.content.emails[0]?.address;
  // Without an address there is nothing to write to; such people are called.
  if (theirs === undefined) return call(scene);
  const ours = scene.agentEmail(scene.agentId);
  const files = random.chance(0.35) ? [random.pick(attachments)] : [];
  return entry(scene, 'email', direction === 'outbound', {
    direction,
    from: direction === 'inbound' ? theirs : ours,
    to: [direction === 'inbound' ? ours : theirs],
    subject: direction === 'inbound' ? `Re: ${letter.subject}` : letter.subject,
    // What came from Gmail is kept for a day; of older mail only the head remains.
    ...(scene.now - scene.at < day ? { snippet: direction === 'inbound' ? letter.fromThem : letter.fromUs } : {}),
    thread_id: `thr_${person.id.slice(4)}_${letter.subject.length}`,
    attachments: files.map(([name, type, from, to]) => ({ name, mime_type: type, size: random.int(from, to) })),
  });
}

function note(scene: Scene): Entry {
  return entry(scene, 'note', true, { body: scene.random.pick(notes) });
}

function appointment(scene: Scene): Entry {
  const [title, minutes] = scene.random.pick(appointments);
  const starts = inDaytime(scene.at + scene.random.int(3, 16) * day, scene.person.zone);
  const city = scene.person.content.addresses[0]?.city;
  return entry(scene, 'appointment', true, {
    title,
    starts_at: new Date(Math.round(starts / (15 * minute)) * 15 * minute).toISOString(),
    ends_at: new Date(Math.round(starts / (15 * minute)) * 15 * minute + minutes * minute).toISOString(),
    ...(city === undefined ? {} : { place: city }),
  });
}

function consent(scene: Scene): Entry {
  // Being called is settled once per person, elsewhere.
  const purpose = scene.random.pick(['sms', 'whatsapp', 'email', 'recording', 'marketing'] as const);
  const change = scene.random.chance(0.75) ? 'given' : 'withdrawn';
  const how =
    change === 'withdrawn' && purpose === 'sms'
      ? 'keyword STOP'
      : scene.random.pick(['web form', 'spoken on a call', 'reply to an e-mail', 'signed contract']);
  return entry(scene, 'consent', false, { purpose, change, how });
}

function entry(
  { person, at, agentId }: Scene,
  type: Entry['type'],
  byAgent: boolean,
  details: Entry['details'],
): Entry {
  return { person, type, at: Math.round(at), authorId: byAgent ? agentId : null, details };
}

function numberOf({ person }: Scene): string {
  return person.content.phones[0]?.number ?? '';
}

/** Puts the person's name, a weekday and a time of day of their own language in. */
function fill(text: string, { person, at, random }: Scene): string {
  const soon = new Date(at + random.int(2, 9) * day);
  const weekday = new Intl.DateTimeFormat(person.language, { weekday: 'long', timeZone: person.zone }).format(soon);
  const time = new Intl.DateTimeFormat(person.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 1, random.int(9, 16), random.pick([0, 30])),
  );
  return text.replaceAll('{name}', person.content.name).replaceAll('{day}', weekday).replaceAll('{time}', time);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The next moment at which it is between 8 and 20 there. */
export function inDaytime(at: number, zone: string): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
    clocks.set(zone, clock);
  }
  const hours = Number(clock.format(at));
  if (hours >= 8 && hours < 20) return at;
  return at + ((32 - hours) % 24) * hour;
}
