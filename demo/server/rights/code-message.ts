import { codeLifeMs } from '../records/privacy-receipts.js';
import type { CodeMessage } from './courier.js';

interface Words {
  readonly subject: string;
  readonly body: string;
}

const minutes = String(codeLifeMs / 60_000);

/** Machine-made save English, like every translation that no native reader has signed off. */
const words: Readonly<Record<string, Words>> = {
  en: {
    subject: '{code} is your code for {company}',
    body: '{code} is the code for your privacy request to {company}. It works for {minutes} minutes. If you did not ask for it, ignore this message.',
  },
  it: {
    subject: '{code} è il tuo codice per {company}',
    body: '{code} è il codice per la tua richiesta sulla privacy a {company}. Vale {minutes} minuti. Se non l’hai chiesto tu, ignora questo messaggio.',
  },
  ar: {
    subject: '{code} هو رمزك لدى {company}',
    body: '{code} هو رمز طلب الخصوصية الخاص بك لدى {company}. يعمل لمدة {minutes} دقيقة. إن لم تطلبه فتجاهل هذه الرسالة.',
  },
};

/**
 * The message that carries a code, in the visitor's language where we have it. A text message ends with the line that
 * lets a browser fill in the code on this site alone (WICG, "Origin-bound one-time codes delivered via SMS").
 */
export function codeMessage(asked: {
  readonly channel: CodeMessage['channel'];
  readonly to: string;
  readonly code: string;
  readonly company: string;
  /** Host of the site; none when the request came another way. */
  readonly host: string | undefined;
  readonly language: string;
}): CodeMessage {
  const { channel, to, code, company, host } = asked;
  const wanted = asked.language.split('-')[0]?.toLowerCase() ?? 'en';
  const language = words[wanted] === undefined ? 'en' : wanted;
  const fill = (text = ''): string =>
    text.replaceAll('{code}', code).replaceAll('{minutes}', minutes).replaceAll('{company}', company);
  const body = fill(words[language]?.body);
  return {
    channel,
    to,
    language,
    subject: channel === 'email' ? fill(words[language]?.subject) : '',
    body: channel === 'sms' && host !== undefined ? `${body}\n\n@${host} #${code}` : body,
  };
}
