import { talkSeconds, type Call, type LineState, type PhoneSnapshot } from '@dialora/core';
import type { LocaleController } from '../internal/locale-controller.js';
import { endedKey } from './ended-words.js';
import { lineWords } from './line-status.js';
import { returnedWords } from './returned-words.js';

/**
 * What a screen reader is told, politely, about the step from one snapshot to the next: phases, mute, recording and the
 * end of calls; the line only when it is lost or comes back. Timers and digits stay silent.
 */
export function announcementsFor(
  locale: LocaleController,
  previous: PhoneSnapshot,
  next: PhoneSnapshot,
): readonly string[] {
  const said: string[] = [];
  for (const call of next.calls) {
    const before = previous.calls.find((each) => each.id === call.id) ?? predecessor(previous.calls, call);
    const text = wasQuestion(previous.calls, call, next.calls)
      ? locale.t('transfer.to-you')
      : callChange(locale, before, call);
    if (text !== undefined) said.push(text);
  }
  const line = lineChange(locale, previous.line, next.line);
  return line === undefined ? said : [...said, line];
}

/** The API's id replaces the local one once it accepted a call. */
function predecessor(calls: readonly Call[], call: Call): Call | undefined {
  return calls.find((each) => each.id.startsWith('local:') && each.createdAt === call.createdAt);
}

/** Who was asked about it has the call now: the question is gone, and the call is here for the first time. */
function wasQuestion(before: readonly Call[], call: Call, now: readonly Call[]): boolean {
  const question = before.find(({ consultFor }) => consultFor === call.id);
  return question !== undefined && now.every(({ id }) => id !== question.id);
}

function callChange(locale: LocaleController, before: Call | undefined, call: Call): string | undefined {
  const { t } = locale;
  // A ringing call is told assertively, with its name, elsewhere.
  if (call.phase === 'ringing-in') return undefined;
  if (before?.phase !== call.phase) {
    if (call.phase === 'active' && before?.phase === 'held') return t('call.resumed');
    if (call.phase !== 'ended') return call.phase === 'requesting' ? undefined : t(`phase.${call.phase}`);
    // Of a question to a colleague only how it failed is news; the call that was handed over tells the rest.
    if (call.answeredAt === undefined || call.talkedBefore !== undefined) return t(endedKey(call));
    if (call.end?.reason === 'transferred') return call.consultFor === undefined ? t('ended.transferred') : undefined;
    return t('ended.announcement', { duration: locale.spoken(talkSeconds(call, call.endedAt ?? 0)) });
  }
  if (before.muted !== call.muted) return t(call.muted ? 'call.muted' : 'call.unmuted');
  if (before.recording.state !== call.recording.state && call.recording.state !== 'off') {
    return t(`call.recording-${call.recording.state}`);
  }
  const { transfer } = call;
  if (transfer?.state === 'failed' && before.transfer?.state !== 'failed') {
    return t('transfer.failed-announcement', { name: transfer.to.name ?? t('transfer.colleague') });
  }
  const poor = call.quality?.level === 'poor';
  if ((before.quality?.level === 'poor') !== poor) return t(poor ? 'call.quality-poor' : 'call.quality-back');
  return undefined;
}

function lineChange(locale: LocaleController, before: LineState, line: LineState): string | undefined {
  if (before.state === line.state) return undefined;
  const bad = line.state === 'failed' || line.state === 'reconnecting';
  const back = line.state === 'ready' && (before.state === 'failed' || before.state === 'reconnecting');
  return bad || back ? lineWords(locale, line) : undefined;
}

/** A call that comes in: who, on which line, whom it comes back from, and the keys that answer it. */
export function incomingWords(
  locale: LocaleController,
  { returnedFrom }: Pick<Call, 'returnedFrom'>,
  {
    name,
    line,
    keys,
    format,
  }: {
    readonly name: string;
    readonly line: string | undefined;
    readonly keys: string | undefined;
    readonly format: (e164: string) => string;
  },
): string {
  const { t } = locale;
  const who =
    line === undefined
      ? t('call.incoming-announcement-short', { name })
      : t('call.incoming-announcement', { name, line });
  return [
    who,
    ...(returnedFrom === undefined ? [] : [`${returnedWords(locale, returnedFrom, format)}.`]),
    ...(keys === undefined ? [] : [t('call.incoming-keys', { keys: keys.replaceAll('+', ' ') })]),
  ].join(' ');
}
