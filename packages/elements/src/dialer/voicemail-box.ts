import type { Problem, Voicemail } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import { voicemailIcon } from '../internal/icons.js';
import { problemMessage } from '../internal/problem-message.js';
import { emptyList, nameOfRow, personRow, shortTime, type RowParts } from './history-rows.js';

export interface BoxParts extends RowParts {
  readonly soundOf: (voicemail: Voicemail) => DialoraAudioPlayer['source'];
  /** Why a message could not be marked. */
  readonly problem: Problem | undefined;
  readonly onPlayed: (voicemail: Voicemail) => void;
  readonly onMarkNew: (voicemail: Voicemail) => void;
}

/** Messages that callers left, with their player. */
export function voicemailBox(parts: BoxParts, box: readonly Voicemail[]): TemplateResult {
  const { locale, problem } = parts;
  const { t } = locale;
  return html`<div role="alert">${problem ? problemMessage(locale, problem) : nothing}</div>
    ${
      box.length === 0
        ? emptyList(voicemailIcon(), t('voicemail.none'), t('voicemail.none.next'))
        : html`<ul class="list" aria-label=${t('view.voicemail')} part="voicemails">
            ${repeat(
              box,
              ({ id }) => id,
              (each) => message(parts, each),
            )}
          </ul>`
    }`;
}

function message(parts: BoxParts, voicemail: Voicemail): TemplateResult {
  const { locale } = parts;
  const { t } = locale;
  const { heard, state: kept, fromNumber: number, contactId } = voicemail;
  const name = nameOfRow(parts, number, contactId);
  return personRow(parts, {
    number,
    contactId,
    detail: html`${heard ? nothing : html`<span class="new" part="new">${t('voicemail.new')}</span> · `}${shortTime(locale, voicemail.receivedAt)}`,
    more: html`${
      kept === 'available'
        ? html`<dialora-audio-player
            .source=${parts.soundOf(voicemail)}
            .label=${t('voicemail.from', { name })}
            .seconds=${voicemail.durationSeconds}
            exportparts="play-button, seek, speed-button"
            @dialora-sound-played=${(event: Event & { detail: { state: string } }) => {
              if (event.detail.state === 'started') parts.onPlayed(voicemail);
            }}
          ></dialora-audio-player>`
        : html`<p class="muted">${t(kept === 'processing' ? 'voicemail.processing' : 'voicemail.erased')}</p>`
    }
    ${voicemail.transcript === undefined ? nothing : html`<p class="transcript" dir="auto">${voicemail.transcript}</p>`}
    ${
      heard
        ? html`<button
            type="button"
            class="button button--small button--link"
            part="mark-new-button"
            @click=${() => parts.onMarkNew(voicemail)}
          >
            ${t('voicemail.mark-new')}
          </button>`
        : nothing
    }`,
  });
}
