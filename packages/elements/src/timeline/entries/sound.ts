import type { Recording } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { SoundSource } from '../../internal/audio-player/audio-player.js';
import { clockIcon, playIcon } from '../../internal/icons.js';
import type { EntryContext } from './context.js';

/** What is known of a sound once somebody wanted to hear it. */
export interface OpenSound {
  readonly source: SoundSource;
  /** Of a recording; what it says of its retention. */
  readonly recording?: Recording;
  /** Where it is, in seconds. */
  readonly at: number;
}

export interface SoundOf {
  /** The entry's, and the medium's where there may be several. */
  readonly key: string;
  readonly id: string;
  /** The id of a medium is `<message> <medium>`. */
  readonly kind: 'recording' | 'voicemail' | 'medium';
  readonly label: string;
  readonly seconds: number;
}

/** A button until somebody wants to hear it: a link to a sound is noted in the access log, and the player is a script. */
export function soundPart(context: EntryContext, { key, id, kind, label, seconds }: SoundOf): TemplateResult {
  const { t, date } = context.locale;
  const open = context.sound(key);
  if (!open) {
    return html`<button
      type="button"
      class="button button--small listen"
      part="listen-button"
      data-action="listen"
      data-open=${key}
      data-id=${id}
      data-kind=${kind}
    >
      ${playIcon()}${t('entry.listen')}
    </button>`;
  }
  if (open.recording?.state === 'erased') return html`<p class="retention">${clockIcon()}${t('entry.erased')}</p>`;
  const until = open.recording?.expiresAt;
  return html`<dialora-audio-player
      class="player"
      exportparts="play-button, seek, speed-button"
      .source=${open.source}
      .label=${label}
      .seconds=${seconds}
    ></dialora-audio-player>
    ${
      until === undefined || Number.isNaN(Date.parse(until))
        ? nothing
        : html`<p class="retention">
            ${clockIcon()}${t('entry.kept-until', { date: date(until, { dateStyle: 'long' }) })}
          </p>`
    }`;
}

/** Which of the turns is being said at `at` seconds: the last one that began. */
export function turnAt(turns: readonly { readonly atSeconds: number }[], at: number): number {
  return turns.findLastIndex(({ atSeconds }) => atSeconds <= at + 0.05);
}
