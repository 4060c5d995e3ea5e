import type { Activity, AiCallActivity, CallActivity, TranscriptTurn } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { beginning, shortLine, wellFormed } from '../../internal/plain-text.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import type { EntryContext } from './context.js';
import { turnAt } from './sound.js';

/** So many turns are drawn for each opening of a transcript. */
const turnsPerStep = 40;
/** Longer ones are cut where they are drawn; what is copied is whole. */
const longestTurn = 4000;

/** What was said in a call; none of other entries. */
export function turnsOf(activity: Activity): readonly TranscriptTurn[] {
  return (activity.type === 'call' || activity.type === 'ai_call' ? activity.transcript : undefined) ?? [];
}

/** As lines of plain text: for the clipboard, for print and for search. */
export function transcriptLines(locale: LocaleController, call: CallActivity | AiCallActivity): readonly string[] {
  return turnsOf(call).map(
    (turn) => `[${locale.clock(turn.atSeconds)}] ${speakerOf(locale, call, turn.speaker)}: ${turn.text}`,
  );
}

function speakerOf(
  { t }: LocaleController,
  call: CallActivity | AiCallActivity,
  speaker: TranscriptTurn['speaker'],
): string {
  if (speaker === 'contact') return t(call.type === 'call' ? 'entry.speaker-other' : 'entry.speaker-contact');
  return call.type === 'ai_call' ? call.agentName : (call.author?.name ?? t('entry.speaker-agent'));
}

/**
 * The turns of a call, closed at first. Beside an open player the turn that is being said is marked, and each time leads
 * the player there.
 */
export function transcriptPart(context: EntryContext, key: string, call: CallActivity | AiCallActivity): unknown {
  const { t } = context.locale;
  const all = turnsOf(call);
  if (all.length === 0) return nothing;
  const name = `${key} transcript`;
  const steps = context.opened(name);
  if (steps === 0) {
    return html`<button type="button" class="link" aria-expanded="false" data-action="open" data-open=${name}>
      ${t('entry.transcript-show', { count: all.length })}
    </button>`;
  }
  const sound = context.sound(key);
  const said = sound ? turnAt(all, sound.at) : -1;
  // What is being said is there, however far it is into the call.
  const turns = all.slice(0, Math.max(steps, Math.ceil((said + 1) / turnsPerStep)) * turnsPerStep);
  return html`<button type="button" class="link" aria-expanded="true" data-action="close" data-open=${name}>
      ${t('entry.transcript-hide')}
    </button>
    <ol class="turns">
      ${turns.map((turn, at) => turnItem(context, call, turn, { isSaid: at === said, canSeek: sound !== undefined }))}
    </ol>
    ${
      turns.length < all.length
        ? html`<button type="button" class="link" data-action="open" data-open=${name}>
            ${t('entry.transcript-more')}
          </button>`
        : nothing
    }`;
}

function turnItem(
  { locale }: EntryContext,
  call: CallActivity | AiCallActivity,
  { speaker, text, atSeconds }: TranscriptTurn,
  { isSaid, canSeek }: { readonly isSaid: boolean; readonly canSeek: boolean },
): TemplateResult {
  const time = locale.clock(atSeconds);
  return html`<li class="turn" data-speaker=${speaker} aria-current=${isSaid ? 'true' : nothing}>
    <span class="turn__who"
      ><bdi>${shortLine(speakerOf(locale, call, speaker))}</bdi> ${
        canSeek
          ? html`<button
              type="button"
              class="link tabular"
              data-action="seek"
              data-at=${atSeconds}
              aria-label=${locale.t('entry.listen-from', { time })}
            >
              ${time}
            </button>`
          : html`<span class="tabular">${time}</span>`
      }</span
    >
    <span class="turn__text" dir="auto">${wellFormed(beginning(text, longestTurn))}</span>
  </li>`;
}
