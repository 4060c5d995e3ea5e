import type { Queryable } from '../../db/database.js';
import { getCall } from '../../records/calls.js';
import { legOf } from './line.js';
import { readLine } from './store.js';

/** A language that callers are spoken to in. */
export type SpokenLanguage = 'en' | 'it' | 'ar';

interface Spoken {
  /** `language` and `voice` of `<Say>` (www.twilio.com/docs/voice/twiml/say/text-speech); they have to fit each other. */
  readonly language: string;
  readonly voice: string;
  readonly recorded: string;
  readonly mailbox: string;
}

/** Machine-made save English, like every translation that no native reader has signed off. */
export const spoken: Readonly<Record<SpokenLanguage, Spoken>> = {
  en: {
    language: 'en-US',
    voice: 'Polly.Joanna',
    recorded: 'This call is being recorded.',
    mailbox: 'Nobody can take your call now. Please leave a message after the tone.',
  },
  it: {
    language: 'it-IT',
    voice: 'Polly.Bianca',
    recorded: 'Questa chiamata viene registrata.',
    mailbox: 'Al momento nessuno può rispondere. Lasci un messaggio dopo il segnale acustico.',
  },
  ar: {
    language: 'arb',
    voice: 'Polly.Zeina',
    recorded: 'يتم تسجيل هذه المكالمة.',
    mailbox: 'لا يمكن لأحد الرد على مكالمتك الآن. يُرجى ترك رسالة بعد سماع الصافرة.',
  },
};

/** Countries whose official language is one of ours and not English (ISO 3166-1). */
const ofCountry: Readonly<Record<string, SpokenLanguage>> = {
  ...Object.fromEntries(['IT', 'SM', 'VA'].map((country) => [country, 'it'] as const)),
  ...Object.fromEntries(
    'AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE'.split(' ').map((country) => [country, 'ar'] as const),
  ),
};

/** The one of ours that a language tag (BCP 47) means, if any. */
export function spokenOf(tag: string | null | undefined): SpokenLanguage | undefined {
  const primary = tag?.split('-')[0]?.toLowerCase();
  return primary === 'en' || primary === 'it' || primary === 'ar' ? primary : undefined;
}

/**
 * In which language somebody in a call is spoken to: a contact in its own, agents and whoever is not known in that of the
 * account's country. `sid` is the leg; without one it is the caller.
 */
export async function languageOf(tx: Queryable, callId: string, sid?: string): Promise<SpokenLanguage> {
  const call = await getCall(tx, callId);
  const leg = sid === undefined ? undefined : legOf((await readLine(tx, callId)) ?? { legs: [] }, sid);
  if (call?.contact_id !== undefined && leg?.who.kind !== 'agent') {
    const { rows } = await tx.query<{ language: string | null }>('select language from contacts where id = $1', [
      call.contact_id,
    ]);
    const own = spokenOf(rows[0]?.language);
    if (own !== undefined) return own;
  }
  const { rows } = await tx.query<{ country: string }>(
    'select country from accounts where account_id = (select current_account())',
  );
  return ofCountry[rows[0]?.country ?? ''] ?? 'en';
}
