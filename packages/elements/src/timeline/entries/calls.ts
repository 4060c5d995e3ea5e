import type { AiCallActivity, CallActivity, CallOutcome, VoicemailActivity } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { recordIcon } from '../../internal/icons.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { beginning, isolated, shortLine, wellFormed } from '../../internal/plain-text.js';
import type { MessageKey } from '../../internal/locale.js';
import type { EntryContext } from './context.js';
import { soundPart } from './sound.js';
import { transcriptPart } from './transcript.js';
import { author, duration, numberButton, textBlock } from './parts.js';

/** Longer ones are cut where they are drawn; what is copied is whole. */
const longestValue = 2000;

/** Nobody here took a call that came in. */
export function isMissed({
  direction,
  outcome,
}: {
  readonly direction: string;
  readonly outcome: CallOutcome;
}): boolean {
  return direction === 'inbound' && (outcome === 'no-answer' || outcome === 'canceled' || outcome === 'busy');
}

export function callTitle(locale: LocaleController, call: CallActivity): string {
  if (call.outcome === 'in-progress') return locale.t('entry.call-running');
  if (isMissed(call)) return locale.t('entry.call-missed');
  return locale.t(call.direction === 'inbound' ? 'entry.call-inbound' : 'entry.call-outbound');
}

export function aiCallTitle(locale: LocaleController, call: AiCallActivity): string {
  const agent = isolated(call.agentName);
  return locale.t(call.direction === 'inbound' ? 'entry.ai-call-inbound' : 'entry.ai-call-outbound', { agent });
}

/** A disposition that we have a word for, in the reader's language; otherwise as the account wrote it. */
export function dispositionText({ t }: LocaleController, disposition: string): string {
  const known: Readonly<Record<string, MessageKey>> = {
    connected: 'disposition.connected',
    'left-voicemail': 'disposition.left-voicemail',
    'no-answer': 'disposition.no-answer',
    busy: 'disposition.busy',
    'wrong-number': 'disposition.wrong-number',
    'callback-requested': 'disposition.callback-requested',
    'not-interested': 'disposition.not-interested',
    'do-not-call': 'disposition.do-not-call',
  };
  const key = Object.hasOwn(known, disposition) ? known[disposition] : undefined;
  return key === undefined ? shortLine(disposition) : t(key);
}

function outcome(context: EntryContext, call: CallActivity | AiCallActivity): unknown {
  if (call.outcome === 'completed') return duration(context, call.durationSeconds);
  // The title already says so.
  if (call.outcome === 'in-progress' || (isMissed(call) && call.outcome === 'no-answer')) return nothing;
  return html`<span>${context.locale.t(`outcome.${call.outcome}`)}</span>`;
}

export function callBody(context: EntryContext, key: string, call: CallActivity, logPending: boolean): TemplateResult {
  const { t } = context.locale;
  const { disposition, note, recordingId } = call;
  return html`<p class="meta">
      ${outcome(context, call)} ${numberButton(context, call.number)} ${author(context, call.author)}
    </p>
    ${
      disposition === undefined && recordingId === undefined
        ? nothing
        : html`<p class="chips">
            ${
              disposition === undefined
                ? nothing
                : html`<bdi class="chip">${dispositionText(context.locale, disposition)}</bdi>`
            }
            ${recordingId === undefined ? nothing : html`<span class="chip">${recordIcon()}${t('entry.recorded')}</span>`}
          </p>`
    }
    ${note === undefined || note === '' ? nothing : textBlock(context, key, note, 'text text--quote')}
    ${recordingOf(context, key, call, callTitle(context.locale, call))} ${transcriptPart(context, key, call)}
    ${logPending ? html`<p class="waiting">${t('entry.log-pending')}</p>` : nothing}`;
}

export function voicemailBody(context: EntryContext, key: string, voicemail: VoicemailActivity): TemplateResult {
  return html`<p class="meta">
      ${duration(context, voicemail.durationSeconds)} ${numberButton(context, voicemail.number)}
    </p>
    ${
      voicemail.voicemailId === undefined
        ? nothing
        : soundPart(context, {
            key,
            id: voicemail.voicemailId,
            kind: 'voicemail',
            label: context.locale.t('entry.voicemail'),
            seconds: voicemail.durationSeconds,
          })
    }
    ${voicemail.transcript === undefined ? nothing : textBlock(context, key, voicemail.transcript, 'text text--quote')}`;
}

export function aiCallBody(context: EntryContext, key: string, call: AiCallActivity): TemplateResult {
  const { t } = context.locale;
  const data = Object.entries(call.extractedData);
  return html`<p class="meta">${outcome(context, call)} ${numberButton(context, call.number)}</p>
    ${recordingOf(context, key, call, aiCallTitle(context.locale, call))}
    ${call.summary === undefined || call.summary === '' ? nothing : textBlock(context, key, call.summary)}
    ${
      data.length === 0
        ? nothing
        : html`<dl class="data" aria-label=${t('entry.data')}>
            ${data.map(
              ([name, value]) =>
                html`<dt><bdi>${shortLine(name)}</bdi></dt>
                  <dd dir="auto">${wellFormed(beginning(value, longestValue))}</dd>`,
            )}
          </dl>`
    }
    ${transcriptPart(context, key, call)}`;
}

function recordingOf(context: EntryContext, key: string, call: CallActivity | AiCallActivity, label: string): unknown {
  const { recordingId: id, durationSeconds: seconds } = call;
  return id === undefined ? nothing : soundPart(context, { key, id, kind: 'recording', label, seconds });
}
